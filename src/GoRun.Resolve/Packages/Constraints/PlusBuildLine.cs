namespace GoRun.Resolve.Packages.Constraints;

/// <summary>
/// The older form of a constraint, <c>// +build a,!b c</c>: blanks separate alternatives, commas conjoin. It counts only in a
/// file without a <c>//go:build</c> line. What it cannot read as a tag is the tag <c>ignore</c>.
/// </summary>
internal static class PlusBuildLine
{
    private const int MaxOperators = 100;

    /// <summary>Whether the line, trimmed, is of this form; <paramref name="expression"/> is what follows.</summary>
    public static bool Split(ReadOnlySpan<char> line, out ReadOnlySpan<char> expression)
    {
        expression = [];
        if (!line.StartsWith("//", StringComparison.Ordinal)) return false;
        line = line[2..].Trim();
        if (!line.StartsWith("+build", StringComparison.Ordinal)) return false;
        line = line["+build".Length..];
        expression = line.Trim();
        return line.IsEmpty || expression.Length < line.Length;
    }

    /// <summary>The expression's value; true also for one that is too complex, which go leaves out of account.</summary>
    public static bool Evaluate(ReadOnlySpan<char> expression, BuildTags tags)
    {
        bool value = false;
        bool any = false;
        int operators = -1;
        foreach (Range clauseRange in expression.SplitAny(" \t\v\f\r"))
        {
            ReadOnlySpan<char> clause = expression[clauseRange];
            if (clause.IsEmpty) continue;
            any = true;
            bool all = true;
            foreach (Range literal in clause.Split(','))
            {
                operators++;
                all &= Literal(clause[literal], tags);
            }

            value |= all;
        }

        return operators > MaxOperators || (any ? value : tags.Holds("ignore"));
    }

    private static bool Literal(ReadOnlySpan<char> literal, BuildTags tags)
    {
        if (literal is "!" || literal.StartsWith("!!", StringComparison.Ordinal)) return tags.Holds("ignore");
        bool negated = literal.StartsWith('!');
        if (negated) literal = literal[1..];
        bool valid = literal.Length > 0 && ConstraintExpression.TagLength(literal) == literal.Length;
        return tags.Holds(valid ? literal : "ignore") != negated;
    }
}
