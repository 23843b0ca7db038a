using System.Collections.Concurrent;

namespace GoRun.Platform;

/// <summary>
/// All that a run has looked at on the disk, so that a later one can tell whether it would see the same. Each look is noted with the identity
/// that the file had before it was read: a change from then on shows, also one in the middle of the run. Thread-safe.
/// </summary>
/// <param name="started">When the run began: what was changed about then, or later, is not certain.</param>
public sealed class InputLog(DateTimeOffset started)
{
    private readonly ConcurrentDictionary<string, Input> _inputs = new(StringComparer.Ordinal);
    private readonly Certainty _certainty = new(started);
    private volatile string? _refusal;

    /// <summary>Why another run cannot be spared the work by this log, whatever is in it; null where it can.</summary>
    public string? Refusal => _refusal;

    /// <summary>By absolute path.</summary>
    public IEnumerable<KeyValuePair<string, Input>> Inputs => _inputs;

    /// <summary>The result depends on more than files: on an answer from the network, the state of a repository.</summary>
    public void Refuse(string reason) => _refusal ??= reason;

    internal void Add(string path, Input input)
    {
        // What is not absolute is no file that a user could mean: gorun's own way of looking at processes and devices.
        if (!path.StartsWith('/'))
        {
            Refuse($"{path} is not absolute");
            return;
        }

        if (!input.IsCertain && input.Hash is null) Refuse($"{path} has just been changed");
        _inputs.AddOrUpdate(
            path,
            static (_, added) => added.Input,
            static (path, known, added) =>
            {
                if (known.Merge(added.Input) is { } both) return both;
                added.Log.Refuse($"{path} was changed meanwhile");
                return known;
            },
            (Input: input, Log: this));
    }

    internal bool IsCertain(string path, FileIdentity identity) => _certainty.Of(path, identity);
}
