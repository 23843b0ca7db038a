using GoRun.Bench.Measuring;

namespace GoRun.Bench.Tests;

public class SummaryTests
{
    [Fact]
    public void Median_and_quartiles_lie_between_two_values_where_none_is_in_the_middle() =>
        Assert.Equal(new Summary(1, 1.75, 2.5, 3.25, 4), Summary.Of([4, 1, 3, 2]));

    [Fact]
    public void One_value_is_all_of_them() => Assert.Equal(new Summary(7, 7, 7, 7, 7), Summary.Of([7]));

    [Fact]
    public void A_ratio_is_that_of_each_pair_and_not_that_of_the_medians()
    {
        Measurement measurement = Samples.Measurement(("hello", 0), gorun: [10, 1, 30], go: [100, 100, 100]);

        Assert.Equal(0.1, measurement.Ratio.Median, precision: 9);
        Assert.Equal((0.01, 0.3), (measurement.Ratio.Least, measurement.Ratio.Most));
    }
}
