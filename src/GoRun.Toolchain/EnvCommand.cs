using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// <c>gorun env</c>: edits the GOENV file as <c>go env -w</c> and <c>-u</c> do, and prints what <c>go env</c> prints, but for GOGCCFLAGS, which
/// needs a C compiler to be run and bears on nothing here.
/// </summary>
public static class EnvCommand
{
    /// <summary>Prints to the host's output.</summary>
    /// <param name="toolchain">Whose settings are to be seen.</param>
    /// <param name="arguments">What follows the word <c>env</c>, without <c>-C</c>.</param>
    /// <returns>The exit status.</returns>
    /// <exception cref="GoError">In go's words, for what stops go env too.</exception>
    public static int Run(ToolchainInUse toolchain, IReadOnlyList<string> arguments)
    {
        HostEnvironment host = toolchain.Host;
        EnvRequest request = EnvRequest.Parse(arguments);
        if (request.Write || request.Unset)
        {
            new EnvFileCommand(toolchain).Run(request);
            return 0;
        }

        GoEnvTable table = GoEnvTable.Read(toolchain);
        foreach (string name in request.Names)
        {
            if (name.Contains('=', StringComparison.Ordinal))
                throw new GoError($"go: invalid variable name {GoQuoting.Quote(name)} (use -w to set variable)");
        }

        foreach (string warning in table.Warnings) host.Error.WriteLine(warning);
        host.Output.Write(Render(table, request));
        return 0;
    }

    private static string Render(GoEnvTable table, EnvRequest request)
    {
        List<GoEnvVariable> variables = [.. table.CommandVariables(), .. table.ModuleVariables()];
        if (request.Names.IsEmpty || request.Names.Any(GoEnvTable.IsCgoVariable))
        {
            BuildChecks.CheckPlatformAndCompilers(table.ToGoEnv());
            variables.AddRange(table.CgoVariables());
        }

        if (request.Names.IsEmpty) return EnvText.Of(variables, request);
        if (request.Changed)
        {
            // Named twice is shown twice.
            return EnvText.Of([.. request.Names.SelectMany(name => variables.Where(v => v.Name == name))], request);
        }

        List<GoEnvVariable> named = [.. request.Names.Select(name => Named(name, variables, table))];
        return request.Json ? EnvText.Of(named, request) : EnvText.ValuesOf(named);
    }

    private static GoEnvVariable Named(string name, List<GoEnvVariable> variables, GoEnvTable table)
    {
        int index = variables.FindIndex(v => v.Name == name);
        return index >= 0 ? variables[index] : new GoEnvVariable(name, table.SettingIfKnown(name));
    }
}
