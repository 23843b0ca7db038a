using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>One program and one way of building it.</summary>
/// <param name="Files">A text archive.</param>
/// <param name="Flags">Build flags.</param>
/// <param name="Target">Packages or files to build.</param>
public sealed record IdentityCase(string Name, string Files, ImmutableArray<string> Flags, params ImmutableArray<string> Target)
{
    /// <summary>Variables as <c>NAME=value</c>; <c>$MODULE</c> stands for the folder of the files.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];

    /// <summary>Where to build, below the module.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The program is for another platform, and so cannot be run.</summary>
    public bool IsForeign { get; init; }

    /// <summary>It needs a standard library of its own, which takes long to compile, and no release treats it otherwise than the last.</summary>
    public bool NewestOnly { get; init; }

    public override string ToString() => Name;
}
