using System.Collections.Immutable;
using GoRun.Build.Actions;
using GoRun.Build.Commands;
using GoRun.Build.Compile;
using GoRun.Build.Link;
using GoRun.Platform;
using GoRun.Resolve;

namespace GoRun.Build;

/// <summary>Puts a program, or the archive of a package that is no program, where the user wants it.</summary>
internal sealed class InstallAction(BuildContext context, Package package, PlannedAction built, string target)
    : PlannedAction([built])
{
    /// <summary>The path as the user gave it, or as it follows from the package.</summary>
    public string Target => target;

    public Package Package => package;

    /// <inheritdoc/>
    public override int Cost => 1;

    /// <inheritdoc/>
    public override string Description => "install " + package.ImportPath;

    /// <inheritdoc/>
    public override void Run(IWorkers workers)
    {
        PackageShell shell = context.Shell.For(package);
        try
        {
            if (built is LinkAction { NeedsHeader: true } library) InstallHeader(shell, library);
            if (built is LinkAction { TargetIsUpToDate: true })
            {
                Touch(shell);
                return;
            }

            if (Path.GetDirectoryName(target) is { Length: > 0 } directory) MakeTargetDirectory(shell, directory);
            if (built is LinkAction link) MoveProgram(shell, link);
            else CopyArchive(shell, (CompileAction)built, workers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure($"open {target}: {DiskProblem.Reason(e)}");
        }
    }

    private static bool IsObject(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[8];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        foreach (ImmutableArray<byte> magic in ObjectMagic)
        {
            if (start.StartsWith(magic.AsSpan())) return true;
        }

        return false;
    }

    private static ImmutableArray<ImmutableArray<byte>> ObjectMagic =>
    [
        [.. "!<arch>\n"u8], [.. "<bigaf>\n"u8], [0x7f, .. "ELF"u8], // archives; ELF
        [0xfe, 0xed, 0xfa, 0xce], [0xfe, 0xed, 0xfa, 0xcf], [0xce, 0xfa, 0xed, 0xfe], [0xcf, 0xfa, 0xed, 0xfe], // Mach-O
        [0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00], [0x4d, 0x5a, 0x78, 0x00, 0x01, 0x00], // PE
        [0x00, 0x00, 0x01, 0xeb], [0x00, 0x00, 0x8a, 0x97], [0x00, 0x00, 0x06, 0x47], // Plan 9
        [0x00, 0x61, 0x73, 0x6d], [0x01, 0xdf], [0x01, 0xf7], // WebAssembly; XCOFF
    ];

    private string AbsoluteTarget => Path.GetFullPath(target, context.CurrentDirectory);

    private BuildFailure Failure(string reason) => new($"go build {package.ImportPath}: {reason}");

    // Whether it was linked again or not should not be seen from outside, so it looks freshly written.
    private void Touch(PackageShell shell)
    {
        if (context.Flags.DryRun) shell.Show("", "touch " + target);
        else AtomicFile.Touch(AbsoluteTarget);
    }

    private void MakeTargetDirectory(PackageShell shell, string directory)
    {
        string absolute = Path.GetFullPath(directory, context.CurrentDirectory);
        if (!context.Shell.MadeDirectories.TryAdd(directory + "/", true)) return;
        if (context.Shell.Prints) shell.Show("", $"mkdir -p {directory}/");
        if (context.Flags.DryRun) return;
        try
        {
            Directory.CreateDirectory(absolute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure($"mkdir {directory}/: {DiskProblem.Reason(e)}");
        }
    }

    private void MoveProgram(PackageShell shell, LinkAction link)
    {
        if (context.Shell.Prints) shell.Show("", $"mv {link.WorkPath} {target}");
        if (!context.Flags.DryRun)
        {
            RefuseToOverwrite();
            bool isExecutable = context.Mode.Given is not ("c-archive" or "c-shared" or "plugin");
            WriteTarget(context.Shell.Work.FileToGiveAway(link.ExecutablePath), moves: true, isExecutable);
        }

        string objects = Path.GetDirectoryName(Path.GetDirectoryName(link.WorkPath))!;
        if (!context.Flags.KeepWork && context.Shell.Prints) shell.Show("", $"rm -rf {objects}/");
    }

    /// <summary>Beside the library, under its name. One that lies there is replaced, whatever it is.</summary>
    private void InstallHeader(PackageShell shell, LinkAction library)
    {
        string source = library.HeaderPath;
        if (!File.Exists(source))
        {
            if (context.Flags.PrintCommands) shell.Show("", $"# {source} not created");
            return;
        }

        string header = Path.ChangeExtension(target, ".h");
        if (Path.GetDirectoryName(header) is { Length: > 0 } directory) MakeTargetDirectory(shell, directory);
        if (context.Shell.Prints) shell.Show("", $"mv {source} {header}");
        if (context.Flags.DryRun) return;
        string absolute = Path.GetFullPath(header, context.CurrentDirectory);
        if (Directory.Exists(absolute))
            throw Failure($"build output {Toolchain.GoQuoting.Quote(header)} already exists and is a directory");
        WriteTo(new TargetWriter(header, absolute), context.Shell.Work.FileToGiveAway(source), moves: true, isExecutable: false);
    }

    private void CopyArchive(PackageShell shell, CompileAction compile, IWorkers workers)
    {
        compile.Require(workers);
        if (context.Shell.Prints) shell.Show("", $"cp {compile.ArchivePath} {target}");
        if (context.Flags.DryRun) return;
        RefuseToOverwrite();
        WriteTarget(compile.ArchivePath, moves: false, isExecutable: false);
    }

    /// <summary>Nothing is overwritten that does not look like an earlier output: most likely the path was mistyped.</summary>
    private void RefuseToOverwrite()
    {
        var existing = new FileInfo(AbsoluteTarget);
        string quoted = Toolchain.GoQuoting.Quote(target);
        if (Directory.Exists(AbsoluteTarget)) throw Failure($"build output {quoted} already exists and is a directory");
        if (existing.Exists && existing.Length > 0 && !IsObject(AbsoluteTarget))
        {
            throw Failure($"build output {quoted} already exists and is not an object file");
        }
    }

    private void WriteTarget(string source, bool moves, bool isExecutable) =>
        WriteTo(new TargetWriter(target, AbsoluteTarget), source, moves, isExecutable);

    private void WriteTo(TargetWriter writer, string source, bool moves, bool isExecutable)
    {
        try
        {
            writer.Write(source, moves, isExecutable);
        }
        catch (BuildFailure e)
        {
            throw Failure(e.Message);
        }
    }
}
