using System.Collections.Immutable;
using GoRun.Build;
using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Platform.Tracing;
using GoRun.Resolve;
using GoRun.Run;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>The phases in the order they are gone through, wired for one request.</summary>
internal sealed class Phases : IDisposable
{
    private readonly HostEnvironment _host;
    private readonly GoEnv _env;
    private readonly BuildRequest _request;
    private readonly SourceTree _tree;
    private readonly Interruption _interruption;
    private readonly IToolRunner _tools;
    private readonly Trace? _trace;
    private readonly TraceSpan? _whole;
    private TraceFile? _traceFile;

    /// <param name="interruption">From the first tool or download on, signals cancel.</param>
    /// <exception cref="GoError">The overlay cannot be read, or the trace not be written.</exception>
    internal Phases(HostEnvironment host, GoEnv env, BuildRequest request, Interruption interruption)
    {
        _interruption = interruption;
        _host = host;
        _env = env;
        _request = request;
        IToolRunner tools = new ToolRunner();
        if (request.Trace.Length > 0)
        {
            _traceFile = TraceFile.Create(request.Trace, host.WorkingDirectory);
            _trace = new Trace(host.Clock);
            _whole = _trace.Begin("Running gorun");
            tools = new TracedToolRunner(tools, _trace);
        }

        _tools = new InterruptibleToolRunner(tools, interruption);
        SanitizerCheck.Check(request.Flags.Sanitizer, env, _tools, host.Clock);
        _tree = request.Overlay.Length == 0 ? new SourceTree(host.Files) : new SourceTree(ReadOverlay(), host.Files);
    }

    /// <summary>Phase 1; its warnings are printed.</summary>
    internal Resolution Resolve(ImmutableArray<string> targets, ResolvePurpose purpose)
    {
        using TraceSpan? span = _trace?.Begin("Resolve");
        Resolution resolution = Resolver().Resolve(Request(targets, purpose), _interruption.Token);
        foreach (string warning in resolution.Warnings) _host.Error.WriteLine(warning);
        return resolution;
    }

    /// <summary>As far as phase 1 goes for modules; its warnings are printed.</summary>
    internal ModuleResolution ResolveModules(ImmutableArray<string> targets, ModuleAspects aspects)
    {
        using TraceSpan? span = _trace?.Begin("Resolve modules");
        ModuleResolution resolution = Resolver().ResolveModules(Request(targets, ResolvePurpose.List), aspects, _interruption.Token);
        foreach (string warning in resolution.Warnings) _host.Error.WriteLine(warning);
        return resolution;
    }

    /// <summary>Phases 2 and 3.</summary>
    internal BuildResult Build(Resolution resolution, BuildGoal goal)
    {
        var toolIds = new ToolIds(_env, _tools, _host.Clock)
        {
            Toolexec = _request.Flags.Toolexec,
            WorkingDirectory = _host.WorkingDirectory,
        };
        using TraceSpan? span = _trace?.Begin("Build");
        var builder = new Builder(_env, _request.Flags, _tree, _tools, toolIds.IdOf, _host) { Trace = _trace };
        return builder.Build(resolution, goal, _interruption.Token);
    }

    /// <summary>Completes the trace, where there is one. To be called before gorun becomes the program.</summary>
    /// <exception cref="GoError">It cannot be written.</exception>
    public void Dispose()
    {
        if (_traceFile is not { } file) return;
        _traceFile = null;
        using (file)
        {
            _whole!.Dispose();
            file.Write(_trace!.Events);
        }
    }

    private Resolver Resolver() => new(_env, _request.Flags, _tree, _tools, _host);

    private ResolveRequest Request(ImmutableArray<string> targets, ResolvePurpose purpose) =>
        new() { WorkingDirectory = _host.WorkingDirectory, Targets = targets, Purpose = purpose };

    private ImmutableDictionary<string, string> ReadOverlay()
    {
        ImmutableDictionary<string, string> replacements = OverlayFile.Read(_host.Files, _request.Overlay, _host.WorkingDirectory);
        foreach (string path in replacements.Keys)
        {
            if (path.StartsWith(_env.Gomodcache + "/", StringComparison.Ordinal))
            {
                throw new GoError(
                    $"go: overlay contains a replacement for {path}. Files beneath GOMODCACHE ({_env.Gomodcache}) must not be replaced.");
            }
        }

        return replacements;
    }
}
