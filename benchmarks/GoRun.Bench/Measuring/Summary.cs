namespace GoRun.Bench.Measuring;

/// <summary>Several numbers, said with five.</summary>
internal readonly record struct Summary(double Least, double LowerQuartile, double Median, double UpperQuartile, double Most)
{
    /// <param name="values">At least one.</param>
    public static Summary Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Summary(sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted[^1]);
    }

    // Between two values, the share of the way from the one to the other.
    private static double At(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
