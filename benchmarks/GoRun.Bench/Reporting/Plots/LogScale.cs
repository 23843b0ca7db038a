namespace GoRun.Bench.Reporting.Plots;

/// <summary>Puts numbers on an axis on which equal ratios are equally long.</summary>
/// <param name="Least">The number at <paramref name="From"/>; above 0.</param>
/// <param name="Most">The number at <paramref name="To"/>.</param>
internal sealed record LogScale(double Least, double Most, double From, double To)
{
    public double this[double value] => From + (To - From) * Math.Log(value / Least) / Math.Log(Most / Least);

    /// <summary>The round numbers between the ends: 1, 2 and 5 with any zeros.</summary>
    public IEnumerable<double> Marks
    {
        get
        {
            for (double ten = Math.Pow(10, Math.Floor(Math.Log10(Least))); ten <= Most; ten *= 10)
            {
                foreach (double mark in (double[])[ten, 2 * ten, 5 * ten])
                {
                    if (mark >= Least && mark <= Most) yield return mark;
                }
            }
        }
    }
}
