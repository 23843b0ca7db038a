namespace GoRun.Toolchain;

/// <summary>One line of <c>go env</c>.</summary>
/// <param name="Changed">Whether a fresh installation in an empty environment would have another value; only <c>-changed</c> asks.</param>
internal readonly record struct GoEnvVariable(string Name, string Value, bool Changed = false);
