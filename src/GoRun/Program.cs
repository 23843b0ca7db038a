using GoRun;
using GoRun.CommandLine;
using GoRun.Commands;
using GoRun.Platform;
using GoRun.Run;
using GoRun.Run.Supervision;
using GoRun.Toolchain;

if (OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("gorun: Windows is not supported yet: Linux and macOS are");
    return GoError.Usage;
}

HostEnvironment host = ProcessHost.Read();
using var interruption = new Interruption();
return ExitDoor.Leave(host, interruption, () =>
{
    IReadOnlyList<string> arguments = ProcessHost.Arguments(args);
    if (SupervisedProgram.Continue(OwnCommand.OfGoRun, arguments) is { } status) return status;
    CommandWords words = CommandWords.Of(arguments);
    if (words.Directory is { } directory) host = ProcessHost.ChangeDirectory(host, directory);
    RunShortcut? shortcut = words.Verb == Verb.Run ? RunShortcut.Of(host, words.Arguments) : null;
    if (shortcut is not null)
    {
        shortcut.TryTake();
        host = shortcut.Host;
    }

    var toolchain = new CommandToolchain(host, words.Verb, words.Arguments, interruption);
    var invocation = new Invocation(host, words.Arguments, toolchain);
    return toolchain.Run(() => words.Verb switch
    {
        Verb.Version => VersionCommand.Run(invocation),
        Verb.Help => HelpCommand.Run(invocation),
        Verb.Env => EnvCommand.Run(toolchain.Current, words.Arguments),
        Verb.Clean => CleanCommand.Run(invocation),
        Verb.List => invocation.FollowModule(i => ListCommand.Run(i, interruption)),
        Verb.Build => invocation.FollowModule(i => BuildCommand.Run(i, interruption)),
        _ => invocation.FollowModule(i => RunCommand.Run(i, shortcut, interruption)),
    });
});
