using System.Collections.Immutable;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>Tells the ID of a compiler. Thread-safe.</summary>
/// <param name="words">Of CC, CXX or FC.</param>
/// <param name="language">As <c>-x</c> names it.</param>
internal delegate CompilerId CompilerIdOf(ImmutableArray<string> words, string language);
