using GoRun.Build.Commands;

namespace GoRun.Build.Link;

/// <summary>The toolchain's own linker.</summary>
internal sealed class ToolchainLinker(BuildContext context) : ILinker
{
    /// <inheritdoc/>
    public void Link(LinkPlan plan, PackageShell shell, string objects, string output)
    {
        string importConfiguration = objects + "importcfg.link";
        shell.WriteFile(importConfiguration, plan.ImportConfiguration());
        // The go command makes the output's directory after that file.
        shell.MakeDirectory(Path.GetDirectoryName(output) + "/");
        // The linker writes paths below GOROOT into the program, unless they are to be trimmed.
        string goroot = context.Flags.Trimpath ? "" : context.Env.Goroot;
        // The name under which a library is linked comes to stand in it.
        bool isLibrary = context.Mode.Given is "c-shared" or "plugin";
        string directory = isLibrary ? Path.GetDirectoryName(output) + "/" : PackageShell.Anywhere;
        string name = isLibrary ? Path.GetFileName(output) : output;
        shell.Run(plan.Main.Package.ImportPath, directory, plan.Words(name, importConfiguration), ("GOROOT", goroot));
    }
}
