using System.Collections.Immutable;
using GoRun.Scripts.Language;

namespace GoRun.Scripts.Running;

/// <summary>A command that was started with <c>&amp;</c>.</summary>
/// <param name="Arguments">Expanded.</param>
/// <param name="Place">The line it stands on, as <c>file:line</c>.</param>
internal sealed record BackgroundCommand(ScriptLine Line, ImmutableArray<string> Arguments, string Place, Func<CommandResult> Wait);
