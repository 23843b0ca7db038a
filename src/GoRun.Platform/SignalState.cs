namespace GoRun.Platform;

/// <summary>What exec passes on about signals; all that is not in here has its default.</summary>
/// <param name="Ignored">By nohup, by a shell for what it starts in the background, by a language's runtime.</param>
/// <param name="Blocked">The signal mask.</param>
public readonly record struct SignalState(SignalSet Ignored, SignalSet Blocked);
