using System.Collections.Immutable;
using GoRun.Build;
using GoRun.CommandLine;
using GoRun.FastPath;
using GoRun.Platform;
using GoRun.Run;
using GoRun.Run.Exec;
using GoRun.Run.Supervision;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>The fast path of <c>run</c>, as its command line has it.</summary>
internal sealed class RunShortcut
{
    private readonly HostEnvironment _host;
    private readonly LastRun _last;
    private readonly ImmutableArray<string> _programArguments;
    private long _saidBefore;

    private RunShortcut(HostEnvironment host, LastRun last, ImmutableArray<string> programArguments)
    {
        _last = last;
        _programArguments = programArguments;
        Notes = last.StartNotes();
        _host = host with { Files = new FileView(Notes) };
    }

    /// <summary>The host, whose disk is looked at with notes taken.</summary>
    internal HostEnvironment Host => _host;

    private InputLog Notes { get; }

    private long Said => _host.Error is DescriptorWriter writer ? writer.Written : 0;

    /// <summary>Null where there is none.</summary>
    /// <param name="arguments">What follows the command's word and <c>-C</c>.</param>
    internal static RunShortcut? Of(HostEnvironment host, IReadOnlyList<string> arguments)
    {
        try
        {
            int flags = new FlagParser(FlagTables.Run, new FlagValues()).Parse(arguments);
            RunArguments rest = RunArguments.Split([.. arguments.Skip(flags)]);
            LastRun? last = LastRun.Of(host, [.. arguments.Take(flags), .. rest.Targets]);
            return last is null ? null : new RunShortcut(host, last, rest.ProgramArguments);
        }
        catch (GoError)
        {
            // It is complained of on the long way.
            return null;
        }
    }

    /// <summary>Becomes the program, if nothing has changed since it was run last.</summary>
    internal void TryTake()
    {
        if (_last.Find() is { } program)
        {
            new Runner(_host, OwnCommand.OfGoRun).TryRun(program.Executable, _programArguments, program.ChangedVariables);
            _last.Explain("not taken: the kernel refuses " + program.Executable);
        }

        _saidBefore = Said;
    }

    /// <summary>Records what this run has come to, for the next one.</summary>
    internal void Remember(Executable executable, ExecProgram through, BuildRequest request, GoEnv env, Runner runner)
    {
        if (Refusal(executable, through, request, env) is { } refusal) Notes.Refuse(refusal);
        _last.Record(Notes, new ReadyProgram(executable.Path, runner.ChangedVariables(env)));
    }

    /// <summary>Why the next run cannot do with starting the same file, even if nothing on the disk changes.</summary>
    private string? Refusal(Executable executable, ExecProgram through, BuildRequest request, GoEnv env)
    {
        BuildFlags flags = request.Flags;
        if (Said != _saidBefore) return "gorun had something to say";
        if (executable.TemporaryDirectory is not null) return "the program is not in the build cache";
        if (through != ExecProgram.None) return "the program is run by another";
        if (env.Goos != env["GOHOSTOS"] || env.Goarch != env["GOHOSTARCH"]) return "the program is for another platform";
        bool asksForMore = flags.PrintCommands || flags.RebuildAll || flags.KeepWork || flags.Json || request.Trace.Length > 0;
        if (asksForMore) return "a flag asks for more than the program";
        if (flags.BuildVcs == "true") return "the program holds the state of a repository";
        return CacheIsWatched(env) ? "GODEBUG asks about the build cache" : null;
    }

    private static bool CacheIsWatched(GoEnv env) =>
        env.Godebug("gocachehash").Length > 0 || env.Godebug("gocacheverify").Length > 0;
}
