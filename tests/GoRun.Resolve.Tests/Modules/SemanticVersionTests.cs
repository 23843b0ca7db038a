using FsCheck;
using FsCheck.Fluent;
using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Tests.Modules;

public sealed class SemanticVersionTests
{
    /// <summary>In ascending order; those on one line are equal.</summary>
    private static readonly string[][] Ascending =
    [
        ["", "bad", "1.0.0", "v", "v1.2.3.4", "v01.0.0", "v1.0.0-", "v1.0.0-a..b", "v1.0.0-01", "v1.0.0+", "v1.2-pre", "v1.0.0+a+b", "vx"],
        ["v0.0.0-alpha"],
        ["v0.0.0-alpha.1", "v0.0.0-alpha.1+build"],
        ["v0.0.0-alpha.2"],
        ["v0.0.0-alpha.11"],
        ["v0.0.0-alpha.beta"],
        ["v0.0.0-beta"],
        ["v0.0.0", "v0", "v0.0", "v0.0.0+meta.01"],
        ["v0.0.1-0"],
        ["v0.0.1-1"],
        ["v0.0.1--"],
        ["v0.0.1"],
        ["v1.9.0", "v1.9"],
        ["v1.10.0"],
        ["v2.0.0", "v2.0.0+incompatible"],
        ["v18446744073709551617.0.0"],
    ];

    private static readonly Gen<string> Identifier = Gen.Elements("0", "1", "9", "10", "a", "b", "a1", "-", "1a", "alpha");

    private static readonly Gen<string> Version =
        from numbers in Gen.Three(Gen.Choose(0, 11))
        from prerelease in Gen.ListOf(Identifier).Where(l => l.Count < 4)
        from build in Gen.Elements("", "+x", "+incompatible", "+0.01")
        let suffix = prerelease.Count == 0 ? "" : "-" + string.Join('.', prerelease)
        select $"v{numbers.Item1}.{numbers.Item2}.{numbers.Item3}{suffix}{build}";

    [Fact]
    public void Versions_are_in_the_order_of_the_specification()
    {
        for (int i = 0; i < Ascending.Length; i++)
        {
            for (int j = 0; j < Ascending.Length; j++)
            {
                foreach (string left in Ascending[i])
                {
                    foreach (string right in Ascending[j])
                        Assert.True(Math.Sign(SemanticVersion.Compare(left, right)) == i.CompareTo(j), $"{left} and {right}");
                }
            }
        }
    }

    [Theory]
    [InlineData("v1", "v1.0.0")]
    [InlineData("v1.2", "v1.2.0")]
    [InlineData("v1.2.3-pre+meta", "v1.2.3-pre")]
    [InlineData("v1.2.3", "v1.2.3")]
    [InlineData("v2.0.0+incompatible", "v2.0.0+incompatible")]
    [InlineData("v1.2.3.4", "")]
    public void The_canonical_form_has_three_numbers_and_no_metadata(string version, string canonical) =>
        Assert.Equal(canonical, SemanticVersion.Canonical(version));

    [Fact]
    public void Comparing_is_a_total_order_that_the_canonical_form_keeps()
    {
        Prop.ForAll(Gen.Three(Version).ToArbitrary(), v =>
        {
            int ab = Math.Sign(SemanticVersion.Compare(v.Item1, v.Item2));
            int bc = Math.Sign(SemanticVersion.Compare(v.Item2, v.Item3));
            int ac = Math.Sign(SemanticVersion.Compare(v.Item1, v.Item3));
            bool antisymmetric = ab == -Math.Sign(SemanticVersion.Compare(v.Item2, v.Item1));
            bool transitive = ab != bc || ac == ab;
            bool canonical = SemanticVersion.Compare(v.Item1, SemanticVersion.Canonical(v.Item1)) == 0;
            return antisymmetric && transitive && canonical && SemanticVersion.IsValid(v.Item1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Comparing_agrees_with_the_rules_spelled_out()
    {
        Prop.ForAll(Gen.Two(Version).ToArbitrary(), v =>
            Math.Sign(SemanticVersion.Compare(v.Item1, v.Item2)) == Math.Sign(Reference(v.Item1, v.Item2))).QuickCheckThrowOnFailure();
    }

    /// <summary>Section 11 of semver.org, point by point.</summary>
    private static int Reference(string left, string right)
    {
        (int[] leftNumbers, string[] leftIdentifiers) = Split(left);
        (int[] rightNumbers, string[] rightIdentifiers) = Split(right);
        for (int i = 0; i < 3; i++)
        {
            if (leftNumbers[i] != rightNumbers[i]) return leftNumbers[i].CompareTo(rightNumbers[i]);
        }

        if (leftIdentifiers.Length == 0 || rightIdentifiers.Length == 0) return rightIdentifiers.Length.CompareTo(leftIdentifiers.Length);
        for (int i = 0; i < Math.Min(leftIdentifiers.Length, rightIdentifiers.Length); i++)
        {
            bool leftNumeric = int.TryParse(leftIdentifiers[i], out int l) && leftIdentifiers[i] != "-";
            bool rightNumeric = int.TryParse(rightIdentifiers[i], out int r) && rightIdentifiers[i] != "-";
            int order = leftNumeric && rightNumeric ? l.CompareTo(r)
                : leftNumeric ? -1
                : rightNumeric ? 1
                : string.CompareOrdinal(leftIdentifiers[i], rightIdentifiers[i]);
            if (order != 0) return order;
        }

        return leftIdentifiers.Length.CompareTo(rightIdentifiers.Length);
    }

    private static (int[] Numbers, string[] Identifiers) Split(string version)
    {
        string bare = version[1..].Split('+')[0];
        int hyphen = bare.IndexOf('-', StringComparison.Ordinal);
        string numbers = hyphen < 0 ? bare : bare[..hyphen];
        string[] identifiers = hyphen < 0 ? [] : bare[(hyphen + 1)..].Split('.');
        return ([.. numbers.Split('.').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))], identifiers);
    }
}
