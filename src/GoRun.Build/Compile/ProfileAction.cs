using System.Globalization;
using GoRun.Build.Actions;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Platform;

namespace GoRun.Build.Compile;

/// <summary>Gets a profile in the form in which the compiler reads it fastest: out of the cache, or made by preprofile and put there.</summary>
/// <param name="input">The profile of package runtime/pprof. Absolute.</param>
internal sealed class ProfileAction(BuildContext context, string input, int number) : CachedAction(context, [])
{
    /// <summary>The file for the compiler.</summary>
    public string OutputPath { get; private set; } = "";

    /// <summary>The hash of that file; null where there is none, in a dry run.</summary>
    public ContentHash? OutputHash { get; private set; }

    /// <inheritdoc/>
    public override int Cost => 1;

    /// <inheritdoc/>
    public override string Description => "preprocess PGO profile " + input;

    /// <inheritdoc/>
    protected override bool IsCached => true;

    /// <inheritdoc/>
    protected override IEnumerable<CachedAction> Inputs => [];

    private string ObjectDirectory => string.Create(CultureInfo.InvariantCulture, $"{Context.Shell.Work.Path}/b{number:d3}/");

    /// <inheritdoc/>
    public override void Run(IWorkers workers) => Obtain(workers);

    /// <inheritdoc/>
    protected override ContentHash ComputeActionId()
    {
        using ActionHash hash = Context.Hashes.Begin("preprocess PGO profile", input);
        hash.Append("preprocess PGO profile\n"u8);
        hash.Append("preprofile "u8).Append(Context.ToolId("preprofile")).EndLine();
        string content = Context.Hashes.OfFile(Context.Tree, input) is { } found ? found.ToShortId() : "";
        hash.Append("input "u8).AppendQuoted(content).EndLine();
        return hash.Sum();
    }

    /// <inheritdoc/>
    protected override bool TryUse(bool needsWhole)
    {
        if (Context.Cache.Find(ActionId) is not { } found || (needsWhole && !Context.Outputs.IsWhole(found))) return false;
        OutputHash = found.OutputId;
        Use(found);
        return true;
    }

    /// <inheritdoc/>
    protected override string HeldPath => ObjectDirectory + "_cached_.preprofile";

    /// <inheritdoc/>
    protected override void UseFile(string path) => OutputPath = path;

    /// <inheritdoc/>
    protected override void Make(IWorkers workers)
    {
        PackageShell shell = Context.Shell.ForNoPackage();
        string output = ObjectDirectory + "pgo.preprofile";
        try
        {
            shell.MakeDirectory(ObjectDirectory);
            shell.Run(input, PackageShell.Anywhere, [.. Context.Tool("preprofile"), "-o", output, "-i", input]);
        }
        finally
        {
            Context.Shell.Console.Print(shell.Said);
        }

        UseFile(output);
        if (!Context.Flags.DryRun) Store(shell, output);
    }

    private void Store(PackageShell shell, string output)
    {
        byte[] content = File.ReadAllBytes(output);
        OutputHash = ContentHash.Of(content);
        CachedOutput? cached = Context.Cache.TryPutFile(ActionId, output, OutputHash.Value, content.Length, Context.SharesFiles);
        if (cached is null) return;
        Context.Outputs.Wrote(cached);
        if (Context.Flags.PrintCommands) shell.Show("", CommandText.Join(["cp", output, cached.Path]) + " # internal");
    }
}
