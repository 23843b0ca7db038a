using System.Text;
using GoRun.Resolve.Packages.Constraints;

namespace GoRun.Resolve.Tests.Packages;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("linux", true)]
    [InlineData("!linux", false)]
    [InlineData("linux && amd64", true)]
    [InlineData("linux&&!amd64||cgo", true)]
    [InlineData("windows || (darwin && arm64)", false)]
    [InlineData("!(windows || darwin)", true)]
    [InlineData("unix && gc && go1.1 && go1.25 && !go1.26", true)]
    [InlineData("amd64.v1 && goexperiment.regabi && custom", true)]
    [InlineData("386", false)]
    [InlineData("größe || 日本", false)]
    public void An_expression_is_true_where_the_tags_make_it_so(string expression, bool expected) =>
        Assert.Equal(expected, ConstraintExpression.Evaluate(expression, TestTags.Of(tags: "custom")));

    [Theory]
    [InlineData("", "unexpected end of expression")]
    [InlineData("linux amd64", "unexpected token amd64")]
    [InlineData("linux &&", "unexpected end of expression")]
    [InlineData("(linux", "missing close paren")]
    [InlineData("(linux &&", "missing close paren")]
    [InlineData("(", "missing close paren")]
    [InlineData("linux)", "unexpected token )")]
    [InlineData("!!linux", "double negation not allowed")]
    [InlineData("linux & amd64", "invalid syntax at &")]
    [InlineData("linux | amd64", "invalid syntax at |")]
    [InlineData("linux, amd64", "invalid syntax at ,")]
    [InlineData("|| linux", "unexpected token ||")]
    [InlineData("windows && 🙂", "invalid syntax at 🙂")]
    public void A_malformed_expression_is_refused_in_the_words_of_go(string expression, string message)
    {
        ConstraintException e = Assert.Throws<ConstraintException>(() => ConstraintExpression.Evaluate(expression, TestTags.Of()));
        Assert.Equal(message, e.Message);
    }

    [Theory]
    [InlineData("// +build linux", true)]
    [InlineData("//+build linux", true)]
    [InlineData("// +build", false)]
    [InlineData("// +build windows darwin", false)]
    [InlineData("// +build windows linux,amd64", true)]
    [InlineData("// +build !windows,!cgo", false)]
    [InlineData("// +build !!linux", false)]
    [InlineData("// +build a-b", false)]
    [InlineData("// +build !a-b", true)]
    public void The_older_form_is_evaluated_too(string line, bool expected)
    {
        Assert.True(PlusBuildLine.Split(line, out ReadOnlySpan<char> expression));
        Assert.Equal(expected, PlusBuildLine.Evaluate(expression, TestTags.Of()));
    }

    [Theory]
    [InlineData("//go:build windows\n\npackage a", false)]
    [InlineData("//go:build windows\npackage a", false)]
    [InlineData("/* x\n//go:build windows\n*/\npackage a", true)]
    [InlineData("package a\n//go:build windows\n", true)]
    [InlineData("// +build windows\n\npackage a", false)]
    [InlineData("// +build windows\npackage a", true)]
    [InlineData("\n// text\n\n// +build windows\n\n// Package a.\npackage a", false)]
    [InlineData("//go:build linux\n// +build windows\n\npackage a", true)]
    [InlineData("//go:buildwindows\n\npackage a", true)]
    [InlineData("\t//go:build windows\r\n\r\npackage a", false)]
    [InlineData("", true)]
    public void Only_the_comments_at_the_top_count(string content, bool expected) =>
        Assert.Equal(expected, FileConstraint.Allows(Encoding.UTF8.GetBytes(content), TestTags.Of()));

    [Theory]
    [InlineData("x.go", true)]
    [InlineData("linux.go", true)]
    [InlineData("windows.go", true)]
    [InlineData("x_linux.go", true)]
    [InlineData("x_windows.go", false)]
    [InlineData("x_amd64.s", true)]
    [InlineData("x_arm64.s", false)]
    [InlineData("x_linux_amd64.go", true)]
    [InlineData("x_linux_arm64.go", false)]
    [InlineData("x_windows_amd64.go", false)]
    [InlineData("windows_amd64.go", true)]
    [InlineData("_windows.go", false)]
    [InlineData("x_windows_test.go", false)]
    [InlineData("x_linux_test.go", true)]
    [InlineData("x_test.go", true)]
    [InlineData("x_windows.y.go", false)]
    [InlineData("x_unix.go", true)]
    [InlineData("x_amd64_windows.go", false)]
    [InlineData("x_foo_bar.go", true)]
    [InlineData("amd64_windows_x.go", true)]
    public void The_end_of_a_file_name_may_name_a_platform(string name, bool expected) =>
        Assert.Equal(expected, TestTags.Of().AllowFileName(name));

    [Theory]
    [InlineData("android", "linux")]
    [InlineData("illumos", "solaris")]
    [InlineData("ios", "darwin")]
    public void Some_systems_count_as_another_too(string goos, string other)
    {
        BuildTags tags = TestTags.Of(goos);
        Assert.True(tags.Holds(goos));
        Assert.True(tags.Holds(other));
        Assert.True(tags.AllowFileName($"x_{other}.go"));
    }
}
