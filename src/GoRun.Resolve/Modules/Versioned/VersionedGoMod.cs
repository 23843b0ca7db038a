using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>The go.mod file of the module that <c>package@version</c> means.</summary>
internal static class VersionedGoMod
{
    /// <summary>Reads it; it must say the same to others as it would to its own module.</summary>
    /// <exception cref="GoError">It is not in order, or has lines that count in a main module alone.</exception>
    public static GoModFile Read(ModuleContext context, IModuleFetcher fetcher, string argument, ModuleVersion module)
    {
        string text = Encoding.UTF8.GetString(Fetch(fetcher, argument, module));
        GoModReading reading = GoModReader.Read("go.mod", text, new GoModRules(Strict: true, context.Env.Release.AtLeast(25)));
        if (!reading.Errors.IsEmpty)
        {
            string errors = string.Join('\n', reading.Errors.Select(e => e.Describe("go.mod")));
            throw new GoError($"go: {argument} (in {module}): {errors}");
        }

        if (!reading.File.Replace.IsEmpty) throw Refusal("replace");
        if (!reading.File.Exclude.IsEmpty) throw Refusal("exclude");
        return reading.File;

        GoError Refusal(string directive) => new(
            $"go: {argument} (in {module}):\n"
            + "\tThe go.mod file for the module providing named packages contains one or\n"
            + $"\tmore {directive} directives. It must not contain directives that would cause\n"
            + "\tit to be interpreted differently than if it were the main module.");
    }

    private static byte[] Fetch(IModuleFetcher fetcher, string argument, ModuleVersion module)
    {
        try
        {
            return fetcher.GoMod(module);
        }
        catch (ModuleFetchException e)
        {
            throw new GoError($"go: {argument}: {ModuleError.Of(module, e)}");
        }
    }
}
