namespace GoRun.Resolve;

/// <summary>
/// A directory or file of the command line belongs to a module that is not in use where the command runs, so that go would refuse it. With the
/// settings of that module the command can go on: who has read the settings reads them again, and resolves anew.
/// </summary>
/// <param name="directory">Absolute folder that the settings are to be read for.</param>
public sealed class OtherModuleException(string directory) : Exception($"{directory} is in another module")
{
    public string Directory { get; } = directory;
}
