using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Tests.CommandLine;

public sealed class FlagTests
{
    [Theory]
    [InlineData("-a .", "a")]
    [InlineData("--a .", "a")]
    [InlineData("-a=1 .", "a")]
    [InlineData("-a=T .", "a")]
    [InlineData("-a -a=false .", "")]
    [InlineData("-n -x -v -work -trimpath .", "n trimpath v work x")]
    [InlineData(". -a", "")]
    [InlineData("-- -a", "")]
    public void Boolean_flags_stand_alone_or_with_a_value_before_the_package(string line, string on)
    {
        BuildFlags flags = Parse(line).Flags;
        var given = new SortedDictionary<string, bool>(StringComparer.Ordinal)
        {
            ["a"] = flags.RebuildAll,
            ["n"] = flags.DryRun,
            ["v"] = flags.Verbose,
            ["x"] = flags.PrintCommands,
            ["work"] = flags.KeepWork,
            ["trimpath"] = flags.Trimpath,
        };
        Assert.Equal(on, string.Join(' ', given.Where(f => f.Value).Select(f => f.Key)));
    }

    [Theory]
    [InlineData("-p 3 .", 3)]
    [InlineData("-p=0x10 .", 16)]
    [InlineData("-p 017 .", 15)]
    [InlineData("-p=1_0 .", 10)]
    [InlineData("-p=1 -p=2 .", 2)]
    public void Other_flags_take_the_next_word(string line, int parallelism)
    {
        BuildRequest request = Parse(line);
        Assert.Equal(parallelism, request.Flags.Parallelism);
        Assert.Equal(["."], request.Arguments.AsEnumerable());
    }

    [Theory]
    [InlineData("-tags=a,b,,c", "a|b|c")]
    [InlineData("-tags=a b 'c d'", "a|b|c d")]
    [InlineData("-tags=", "")]
    public void Tags_come_with_commas_or_as_words(string flag, string tags) =>
        Assert.Equal(tags, string.Join('|', Parse([flag, "."]).Flags.Tags));

    [Fact]
    public void Package_flags_add_up_and_the_last_is_kept_as_typed()
    {
        PackageFlags gcflags = Parse(["-gcflags=-N -l", "-gcflags", " std = '-d x' -m", "-gcflags=", "."]).Flags.Gcflags;
        Assert.Equal(["", "std", ""], gcflags.Entries.Select(e => e.Pattern));
        Assert.Equal(["-N", "-l"], gcflags.Entries[0].Words.AsEnumerable());
        Assert.Equal(["-d x", "-m"], gcflags.Entries[1].Words.AsEnumerable());
        Assert.Empty(gcflags.Entries[2].Words);
        Assert.Equal("", gcflags.Raw);
        Assert.Same(PackageFlags.None, Parse(".").Flags.Ldflags);
    }

    [Theory]
    [InlineData("-buildvcs", "true")]
    [InlineData("-buildvcs=0", "false")]
    [InlineData("-buildvcs=auto", "auto")]
    [InlineData("-a", "auto")]
    public void Buildvcs_is_three_valued(string flag, string value) => Assert.Equal(value, Parse([flag, "."]).Flags.BuildVcs);

    [Fact]
    public void The_module_file_counts_from_the_current_directory() =>
        Assert.Equal("/work/dir/other.mod", Parse("-modfile=../dir/other.mod .").Flags.ModFile);

    [Fact]
    public void GOFLAGS_comes_first_and_the_command_line_has_the_last_word()
    {
        BuildRequest request = Parse(["-tags=line", "-ldflags=-s", "."], "-tags=env -ldflags=-w --v -count=1 '-gcflags=all=-N -l'");
        Assert.Equal(["line"], request.Flags.Tags.AsEnumerable());
        Assert.Equal(["-w", "-s"], request.Flags.Ldflags.Entries.Select(e => e.Words.Single()));
        Assert.True(request.Flags.Verbose);
        Assert.Equal("all", request.Flags.Gcflags.Entries.Single().Pattern);
    }

    [Theory]
    [InlineData("-debug-runtime-trace=x")]
    public void What_is_not_built_yet_is_one_line_and_status_2(string flag)
    {
        GoError error = Assert.Throws<GoError>(() => Parse([flag, "."]));
        Assert.Equal($"gorun: {flag} is not supported yet", error.Message);
        Assert.Equal(GoError.Usage, error.ExitStatus);
        string fromVariable = Assert.Throws<GoError>(() => Parse(["."], flag)).Message;
        Assert.StartsWith($"gorun: {flag}", fromVariable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-race=false")]
    [InlineData("-cover=0")]
    [InlineData("-compiler=gc")]
    [InlineData("-pkgdir=/x")]
    [InlineData("-toolexec= ")]
    [InlineData("-pgo=off")]
    [InlineData("-pgo=auto")]
    [InlineData("-modcacherw")]
    [InlineData("-gccgoflags=-x")]
    public void What_changes_nothing_is_taken(string flag) => Assert.Equal(["."], Parse([flag, "."]).Arguments.AsEnumerable());

    [Theory]
    [InlineData("-linkshared", "gorun: -linkshared is not supported: gorun links every program with all that it needs")]
    [InlineData("-buildmode=shared", "gorun: -buildmode=shared is not supported: gorun links every program with all that it needs")]
    public void What_gorun_leaves_out_is_one_line_and_status_2(string flag, string message)
    {
        GoError error = Assert.Throws<GoError>(() => Parse([flag, "."]));
        Assert.Equal((message, GoError.Usage), (error.Message, error.ExitStatus));
    }

    [Theory]
    [InlineData("-race .", "race")]
    [InlineData("-msan -asan=false .", "msan")]
    [InlineData("-race -asan -race=false .", "asan")]
    [InlineData("-race=0 .", "")]
    public void A_sanitizer_is_known_by_its_name(string words, string sanitizer) => Assert.Equal(sanitizer, Parse(words).Flags.Sanitizer);

    [Theory]
    [InlineData("-race -msan .", "go: may not use -race and -msan simultaneously")]
    [InlineData("-race -asan .", "go: may not use -race and -asan simultaneously")]
    [InlineData("-msan -asan .", "go: may not use -msan and -asan simultaneously")]
    [InlineData("-race -msan -asan .", "go: may not use -race and -msan simultaneously")]
    public void Two_sanitizers_are_refused_in_gos_words(string words, string message)
    {
        GoError error = Assert.Throws<GoError>(() => Parse(words));
        Assert.Equal((message, GoError.Usage), (error.Message, error.ExitStatus));
    }

    [Theory]
    [InlineData("-cover .", "set:")]
    [InlineData("-covermode=count .", "count:")]
    [InlineData("-covermode= .", "set:")]
    [InlineData("-coverpkg=a,./... .", "set:a ./...")]
    [InlineData("-cover=false -coverpkg= .", "set:")]
    [InlineData("-race -cover .", "atomic:")]
    [InlineData("-covermode=count -cover=false .", null)]
    [InlineData("-race .", null)]
    public void Coverage_is_switched_on_by_any_of_its_flags(string words, string? expected)
    {
        CoverFlags? cover = Parse(words).Flags.Cover;
        Assert.Equal(expected, cover is null ? null : $"{cover.Mode}:{string.Join(' ', cover.Patterns)}");
    }

    [Fact]
    public void The_race_detector_wants_atomic_counters()
    {
        GoError error = Assert.Throws<GoError>(() => Parse("-race -covermode=set ."));
        Assert.Equal(("-covermode must be \"atomic\", not \"set\", when -race is enabled", GoError.Failure), (error.Message, error.ExitStatus));
    }

    [Fact]
    public void A_profile_is_looked_for_unless_it_is_off_or_named()
    {
        Assert.Equal(BuildFlags.AutomaticProfile, Parse(".").Flags.Profile);
        Assert.Equal(BuildFlags.NoProfile, Parse("-pgo=off .").Flags.Profile);
        Assert.Equal("/x.pprof", Parse("-pgo=/y/../x.pprof .").Flags.Profile);
    }

    [Theory]
    [InlineData("-mod=foo .", "-mod=foo not supported (can be '', 'mod', 'readonly', or 'vendor')")]
    [InlineData("-buildmode=foo .", "buildmode=foo not supported")]
    [InlineData("-modfile=x .", "go: -modfile=x: file does not have .mod extension")]
    [InlineData("-p=0 .", "go: -p must be a positive integer: 0")]
    public void Values_that_make_no_sense_end_with_status_1(string line, string message)
    {
        GoError error = Assert.Throws<GoError>(() => Parse(line));
        Assert.Equal(message, error.Message);
        Assert.Equal(GoError.Failure, error.ExitStatus);
    }

    private static BuildRequest Parse(string line) => Parse(line.Split(' '));

    private static BuildRequest Parse(string[] arguments, string goflags = "") =>
        BuildRequest.Parse(FlagTables.Run, arguments, Settings.Env(("GOFLAGS", goflags)), "/work/here");
}
