namespace GoRun.Bench.Measuring;

/// <summary>Something that noise cannot touch: counted, not timed.</summary>
/// <param name="What">The unit, as tables show it.</param>
/// <param name="Work">What was run.</param>
/// <param name="Program">Of the program alone; null where that says nothing.</param>
/// <param name="Target">What gorun should stay below.</param>
internal sealed record Cost(string What, string Work, double Gorun, double Go, double? Program, double? Target);
