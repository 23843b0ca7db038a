using GoRun.Build.Commands;

namespace GoRun.Build.Link;

/// <summary>The toolchain's own linker.</summary>
internal sealed class ToolchainLinker(BuildContext context) : ILinker
{
    /// <inheritdoc/>
    public void Link(LinkPlan plan, PackageShell shell, string directory, string output)
    {
        string importConfiguration = directory + "importcfg.link";
        shell.WriteFile(importConfiguration, plan.ImportConfiguration());
        // The go command makes the output's directory after that file.
        shell.MakeDirectory(Path.GetDirectoryName(output) + "/");
        // The linker writes paths below GOROOT into the program, unless they are to be trimmed.
        string goroot = context.Flags.Trimpath ? "" : context.Env.Goroot;
        shell.Run(plan.Main.Package.ImportPath, PackageShell.Anywhere, plan.Words(output, importConfiguration), ("GOROOT", goroot));
    }
}
