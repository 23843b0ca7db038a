using GoRun.Scripts.Commands;

namespace GoRun.Scripts.Tests.Commands;

public class UnifiedDiffTests
{
    [Fact]
    public void Changes_stand_among_the_lines_around_them()
    {
        const string Old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n";
        string changed = Old.Replace("5\n", "five\n", StringComparison.Ordinal).Replace("16\n17\n", "16\n", StringComparison.Ordinal);
        Assert.Equal(
            """
            diff stdout want
            --- stdout
            +++ want
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            @@ -12,6 +12,5 @@
             12
             13
             14
            -15
            +1five
             16
            -17

            """,
            UnifiedDiff.Of("stdout", Old, "want", changed));
    }

    [Fact]
    public void An_absent_last_newline_is_shown() =>
        Assert.Equal(
            "diff a b\n--- a\n+++ b\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n", UnifiedDiff.Of("a", "x", "b", "x\n"));

    [Fact]
    public void What_is_empty_counts_from_zero() =>
        Assert.Equal("diff a b\n--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n", UnifiedDiff.Of("a", "", "b", "x\n"));
}
