using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>Compares what was recorded of files and directories with what is there.</summary>
/// <param name="now">When this run began.</param>
internal sealed unsafe class InputCheck(DateTimeOffset now)
{
    /// <summary>Of one or two files the whole paths are looked up sooner than their directory is opened.</summary>
    private const int FewEntries = 2;

    private readonly Certainty _certainty = new(now);

    /// <summary>Something that had to be compared by its content can be told by its identity from now on: the record was changed.</summary>
    internal bool MadeCertain { get; private set; }

    /// <summary>Checks a portion; the first change that is found, for the user to read, or null.</summary>
    /// <param name="goOn">False when another portion was found to be changed.</param>
    internal string? FirstChange(RecordCursor portion, Func<bool> goOn)
    {
        for (int groups = portion.Number(); groups > 0 && goOn(); groups--)
        {
            if (ChangeInGroup(ref portion) is { } changed) return changed;
        }

        return null;
    }

    private string? ChangeInGroup(ref RecordCursor cursor)
    {
        ReadOnlySpan<byte> directory = cursor.NativeText();
        int count = cursor.Number();
        int descriptor = count > FewEntries ? FileProbe.Open(directory) : FileProbe.NoDirectory;
        try
        {
            for (; count > 0; count--)
            {
                RecordedInput input = cursor.Input();
                if (Change(input, descriptor, directory) is { } change) return $"{PathOf(directory, input.Name)} {change}";
            }

            return null;
        }
        finally
        {
            FileProbe.Close(descriptor);
        }
    }

    private string? Change(RecordedInput input, int descriptor, ReadOnlySpan<byte> directory)
    {
        if (!input.IsCertain) return ChangeOfContent(input, PathOf(directory, input.Name));
        bool seen = descriptor == FileProbe.NoDirectory
            ? FileProbe.Look(directory, input.Name, out EntryKind kind, out FileIdentity identity)
            : FileProbe.Look(descriptor, input.Name, out kind, out identity);
        return input.Kind switch
        {
            InputKind.Nothing => seen ? "is there now" : null,
            _ when !seen => "is gone",
            InputKind.File => kind == EntryKind.RegularFile ? null : "is no file any more",
            InputKind.Directory => kind == EntryKind.Directory ? null : "is no directory any more",
            InputKind.Other => kind == EntryKind.Other ? null : "is something else now",
            _ => identity == input.Identity ? null : "was changed",
        };
    }

    private string? ChangeOfContent(RecordedInput input, string path)
    {
        FileIdentity identity = default;
        ContentHash? hash = null;
        try
        {
            hash = input.Kind == InputKind.Listing ? ListingHash.Of(path, out identity) : ContentHash.OfFileAtStart(path, out identity);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            // Nothing that a run could have read whole.
        }

        if (hash is null) return "is gone, or cannot be read";
        if (hash != input.Hash) return "was changed";
        if (!_certainty.Of(path, identity)) return null;
        input.MakeCertain(identity);
        MadeCertain = true;
        return null;
    }

    private static string PathOf(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> name)
    {
        string parent = FileProbe.Decode(directory[..^1]);
        return name.Length == 1 ? parent : $"{parent.TrimEnd('/')}/{FileProbe.Decode(name[..^1])}";
    }
}
