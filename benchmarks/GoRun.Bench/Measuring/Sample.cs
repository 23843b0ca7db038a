namespace GoRun.Bench.Measuring;

/// <summary>What one run took.</summary>
/// <param name="Wall">Milliseconds from before the process was started until it had ended.</param>
/// <param name="Cpu">Milliseconds of processor time, user and system, with all processes that it waited for.</param>
internal readonly record struct Sample(double Wall, double Cpu)
{
    public static Sample operator +(Sample a, Sample b) => new(a.Wall + b.Wall, a.Cpu + b.Cpu);
}
