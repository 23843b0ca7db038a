using GoRun.Platform;

namespace GoRun.Resolve.Modules.Web.Authorization;

/// <summary>Runs programs that know passwords.</summary>
internal sealed class CredentialHelper(ModuleContext context)
{
    /// <param name="input">What the program reads from its standard input.</param>
    /// <exception cref="FormatException">It cannot be started.</exception>
    public ToolResult Run(IEnumerable<string> words, string directory, string input)
    {
        context.Tools.Prepare();
        string? file = null;
        try
        {
            if (input.Length > 0)
            {
                // Readable by nobody else: there may be a password in it.
                file = Path.GetTempFileName();
                File.WriteAllText(file, input);
            }

            var command = new ToolCommand
            {
                Arguments = [.. words],
                Directory = directory,
                Environment = context.Host.Variables,
                InputFile = file,
                SeparateErrors = true,
            };
            return context.Tools.Run(command, context.Cancellation);
        }
        catch (GoError e)
        {
            throw new FormatException(e.Message);
        }
        finally
        {
            if (file is not null) File.Delete(file);
        }
    }
}
