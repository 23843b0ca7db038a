namespace GoRun.Platform;

/// <summary>What a run has seen at a path.</summary>
public enum InputKind
{
    /// <summary>Nothing was there, or nothing that could be seen.</summary>
    Nothing,

    /// <summary>A regular file: only that there is one counts.</summary>
    File,

    /// <summary>A directory: only that there is one counts.</summary>
    Directory,

    /// <summary>Something else.</summary>
    Other,

    /// <summary>A file, with what it holds.</summary>
    Content,

    /// <summary>A directory, with the names and kinds of its entries.</summary>
    Listing,
}

/// <summary>One thing that a run has looked at, and how to tell later that it is still the same. Symbolic links were followed.</summary>
/// <param name="Identity">Of <see cref="InputKind.Content"/> and <see cref="InputKind.Listing"/>, taken before it was read.</param>
/// <param name="Hash">Of the content, or of the listing (<see cref="ListingHash"/>); null where it was not needed.</param>
/// <param name="IsCertain">
/// A later change must show in the identity. If not (a write within the same tick of the clock, a clock that was set back, a file system whose
/// times say little), the hash has to be compared.
/// </param>
public readonly record struct Input(InputKind Kind, FileIdentity Identity, ContentHash? Hash, bool IsCertain)
{
    /// <summary>Something of which only the kind counts.</summary>
    public static Input OfKind(EntryKind? kind) => new(
        kind switch
        {
            EntryKind.RegularFile => InputKind.File,
            EntryKind.Directory => InputKind.Directory,
            EntryKind.Other => InputKind.Other,
            _ => InputKind.Nothing,
        },
        default,
        null,
        IsCertain: true);

    /// <summary>Of two looks at one path the one that tells more; null where they contradict each other.</summary>
    internal Input? Merge(Input other)
    {
        if (Kind == other.Kind)
        {
            if (Identity != other.Identity) return null;
            return Hash is null ? other : other.Hash is null || Hash == other.Hash ? this : null;
        }

        return (Kind, other.Kind) switch
        {
            (InputKind.Content, InputKind.File) or (InputKind.Listing, InputKind.Directory) => this,
            (InputKind.File, InputKind.Content) or (InputKind.Directory, InputKind.Listing) => other,
            _ => null,
        };
    }
}
