using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Run.Supervision;

/// <summary>How this program itself is started.</summary>
/// <param name="File">Its program file.</param>
/// <param name="Words">Its name, and what comes in front of its arguments.</param>
public sealed record OwnCommand(string File, ImmutableArray<string> Words)
{
    public static OwnCommand OfGoRun { get; } = new(ThisProcess.File, ["gorun"]);
}
