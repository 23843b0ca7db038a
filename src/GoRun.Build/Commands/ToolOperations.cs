namespace GoRun.Build.Commands;

/// <summary>Shows what go does by itself as the command that would do the same.</summary>
internal static class ToolOperations
{
    /// <param name="tool">
    /// The operation. Until go 1.24 it was a program in the tool directory; since then it is reached as <c>go tool</c>.
    /// </param>
    public static void Show(BuildContext context, PackageShell shell, string directory, string tool, params ReadOnlySpan<string> arguments)
    {
        if (!context.Shell.Prints) return;
        string[] name = context.Env.Release.AtLeast(25) ? ["go", "tool", tool] : [$"{context.Env.ToolDirectory}/{tool}"];
        shell.Show(directory, CommandText.Join([.. name, .. arguments]) + " # internal");
    }
}
