using GoRun.Scripts.Running;

namespace GoRun.Conformance.Tests;

/// <summary>A script's run, and what to think of it.</summary>
internal sealed record Outcome(ScriptResult Result, Verdict Verdict, TimeSpan Time);
