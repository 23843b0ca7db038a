using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

/// <summary><c>gorun env</c> against <c>go env</c> of every release, in many environments.</summary>
public sealed class EnvOracleTests : IDisposable
{
    private const string SystemPath = "/usr/local/bin:/usr/bin:/bin";

    private readonly TemporaryFolder _folder = new();

    private static readonly string[] Commands =
    [
        "GOOS GOFLAGS NOSUCH FC GOOS", "-json GOOS GOFLAGS NOSUCH FC GOOS", "-json NOSUCH", "-changed GOOS GOARCH GOOS", "-changed -json GOARCH", "-changed -json=true GOOS GOOS",
        "--changed=false GOEXE", "-n GOROOT", "-- GOOS", "-", "A=b", "-h", "-bad", "---x", "-=", "-json=maybe", "-json -u", "-json -w", "-u -w", "CGO_CFLAGS", "GO_EXTLINK_ENABLED",
    ];

    /// <summary>All variables but those of cgo's flags.</summary>
    private static readonly string[] CheapNames =
    [
        "AR", "CC", "CGO_ENABLED", "CXX", "GCCGO", "GO111MODULE", "GO386", "GOAMD64", "GOARCH", "GOARM", "GOARM64", "GOAUTH", "GOBIN", "GOCACHE", "GOCACHEPROG", "GODEBUG",
        "GOENV", "GOEXE", "GOEXPERIMENT", "GOFIPS140", "GOFLAGS", "GOHOSTARCH", "GOHOSTOS", "GOINSECURE", "GOMIPS", "GOMIPS64", "GOMOD", "GOMODCACHE", "GONOPROXY", "GONOSUMDB",
        "GOOS", "GOPACKAGESDRIVER", "GOPATH", "GOPPC64", "GOPRIVATE", "GOPROXY", "GORISCV64", "GOROOT", "GOSUMDB", "GOTELEMETRY", "GOTELEMETRYDIR", "GOTMPDIR", "GOTOOLCHAIN",
        "GOTOOLDIR", "GOVCS", "GOVERSION", "GOWASM", "GOWORK",
    ];

    /// <summary>Those of <see cref="Environments"/> whose outcome hangs on the working directory.</summary>
    private static readonly string[] PlaceEnvironments =
    [
        "", "GO111MODULE=off", "GO111MODULE=auto", "GOWORK=off", "GOWORK=auto", "GOWORK=$W/x.work", "GOPATH=$W/a:$W/work", "GO111MODULE=off GOPATH=$W/a:$W/work:$W/outside",
        "GOBIN=$W/bin", "TMPDIR=$W/work/sub", "GOROOT=$W/link", "@GOWORK=off",
    ];

    public static TheoryData<string> Releases => Goroots.Rows;

    /// <summary>Each line is an environment: words NAME=value; a name alone is taken out; @file is a line of the GOENV file, and $W the temporary folder.</summary>
    private static readonly string[] Environments =
    [
        "",
        "GOOS=windows", "GOOS=darwin GOARCH=arm64", "GOARCH=arm64 GOARM64=v9.1,lse", "GOARCH=386", "GOARCH=arm GOARM=6,softfloat", "GOARCH=s390x",
        "GOARCH=riscv64", "GOARCH=ppc64le GOPPC64=power10", "GOARCH=mips64", "GOARCH=mipsle GOMIPS=softfloat", "GOOS=js GOARCH=wasm GOWASM=signext",
        "GOOS=wasip1 GOARCH=wasm", "GOARCH=loong64", "GOOS=plan9 GOARCH=amd64", "GOAMD64=v3", "GOAMD64=v9", "GOARCH=amd64", "GOOS=linux",
        "@GOARCH=arm64", "@GOAMD64=v2 GOAMD64=v3", "@GOFLAGS=-mod=mod @GOPROXY=direct @GOPRIVATE=example.com", "@GOEXPERIMENT=arenas", "@GOROOT=$GOROOT GOROOT",
        "@GOOS=linux", "@CGO_ENABLED=0", "@GOTOOLCHAIN=local", "@GOPATH=$W/path", "@GOCACHE=$W/cache", "@CC=clang", "@GOBIN=$W/bin",
        "GOENV=off", "GOENV=$W/other", "GOENV=relative", "XDG_CONFIG_HOME=$W/config", "XDG_CONFIG_HOME=relative", "XDG_CONFIG_HOME=$W//config/",
        "XDG_CACHE_HOME=$W/cache", "!XDG_CACHE_HOME=relative", "!HOME", "HOME=relative", "HOME=$W//home/", "!HOME=",
        "GOPATH=$W/a:$W/b", "GOPATH=:$W/b", "GOPATH=relative", "GOPATH=~x", "GOPATH=$GOROOT", "GOMODCACHE=relative", "GOMODCACHE=$W/m",
        "GOBIN=$W/bin", "GOBIN=relative", "!GOCACHE=off", "!GOCACHE=relative", "GOCACHE=$W/c", "GOTMPDIR=$W", "!GOCACHEPROG=x y",
        "GOEXPERIMENT=arenas", "GOEXPERIMENT=none", "GOEXPERIMENT=noregabi", "GOEXPERIMENT=regabi,noarenas,,fieldtrack", "GOEXPERIMENT=nosuch", "GOEXPERIMENT=nonosuch",
        "@GOEXPERIMENT=nosuch", "GOEXPERIMENT=noregabiwrappers GOARCH=s390x", "GOEXPERIMENT=regabi GOARCH=386",
        "GOFLAGS=-mod=mod", "GOFLAGS='x", "GOFLAGS=-tags=a,b -nosuch", "GODEBUG=http2client=0", "GOTOOLCHAIN=local+auto", "GOTOOLCHAIN=auto",
        "CC=clang", "CC=gcc -m32", "CC=relative/gcc", "CC='x", "CC=", "CXX=a'b", "CXX=rel/x", "FC=rel/x", "AR=llvm-ar", "GCCGO=sh", "GCCGO=nosuch", "PATH=/nonexistent", "PATH=",
        "CGO_ENABLED=0", "CGO_ENABLED=1", "CGO_ENABLED=x", "CGO_ENABLED=1 GOARCH=arm64", "CGO_ENABLED=1 PATH=/nonexistent", "CC=clang PATH=/nonexistent",
        "CGO_CFLAGS=-O0  -g", "CGO_CFLAGS='a b'", "CGO_LDFLAGS=-lm CGO_CPPFLAGS=-I/x CGO_CXXFLAGS=-O1 CGO_FFLAGS=-O3", "PKG_CONFIG=pkgconf --x", "CGO_CFLAGS=-O2 -g",
        "GO111MODULE=off", "GO111MODULE=auto", "GO111MODULE=on", "GO111MODULE=x", "GOWORK=off", "GOWORK=auto", "GOWORK=$W/x.work", "GOTOOLCHAIN=local GOWORK=relative",
        "GOPRIVATE=a.com GONOSUMDB=b.com", "GONOPROXY=none GOINSECURE=x GOVCS=*:all GOAUTH=off GOSUMDB=off GOPROXY=off",
        "GOFIPS140=latest", "GOFIPS140=bad", "GOFIPS140=v1.0.0-abcdef",
        "GOARM64=v9.9", "GOMIPS=x", "GOMIPS64=x", "GOPPC64=power7", "GORISCV64=rva23u64", "GORISCV64=x", "GOWASM=x,satconv", "GOMIPS=x GOWASM=y", "GOARM=9", "GO386=x",
        "GOOS=nosuch", "GOOS=linux GOARCH=nosuch", "GOOS=windows GOARCH=arm", "GOROOT=$GOROOT/", "GOROOT=$GOROOT/../$NAME", "GOROOT=$W/link", "GOPACKAGESDRIVER=x",
        "TMPDIR=$W/module", "GOENV=$W/unreadable-is-a-folder",
    ];

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_variable_agrees_inside_a_module(string goroot) => Compare(goroot, "module/sub", Environments);

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_variable_agrees_in_a_workspace(string goroot) => Compare(goroot, "work/sub", PlaceEnvironments);

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_variable_agrees_outside_a_module(string goroot) => Compare(goroot, "outside", PlaceEnvironments);

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_form_of_the_command_agrees(string goroot)
    {
        Prepare(goroot);
        Dictionary<string, string> variables = Variables("GOFLAGS=<a>&'\"\\\u2028\t FC=fortran GOOS=windows", goroot);
        Assert.All(Commands, command =>
        {
            string[] arguments = ["env", .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            GoAnswer go = RealGo.Run(goroot, _folder.Path, variables, arguments);
            Assert.Equal(go with { Error = go.Error.Replace("go env", "gorun env", StringComparison.Ordinal).Replace("go help", "gorun help", StringComparison.Ordinal) },
                EnvCommandRun.Env(_folder.Path, variables, arguments[1..]));
        });
    }

    public void Dispose() => _folder.Dispose();

    private void Compare(string goroot, string place, string[] environments)
    {
        Prepare(goroot);
        string folder = _folder.Path + "/" + place;
        Assert.All(environments, environment =>
        {
            Dictionary<string, string> variables = Variables(environment.TrimStart('!'), goroot);

            // To work out GOGCCFLAGS go needs its cache, and lists nothing without it: ask for the other variables by name then.
            string[] names = environment.StartsWith('!') ? CheapNames : [];
            Assert.Equal(WithoutGccFlags(RealGo.Run(goroot, folder, variables, ["env", .. names])), EnvCommandRun.Env(folder, variables, names));
            Assert.Equal(RealGo.Run(goroot, folder, variables, ["env", "-changed", .. CheapNames]), EnvCommandRun.Env(folder, variables, ["-changed", .. CheapNames]));
        });
    }

    private void Prepare(string goroot)
    {
        _folder.TurnTelemetryOff("home");
        _folder.Write("module/go.mod", "module m\ngo 1.24\n");
        _folder.Write("work/go.work", "go 1.24\nuse ./sub\n");
        _folder.Write("work/sub/go.mod", "module m\ngo 1.24\n");
        _folder.Write("other", "GOPROXY=direct\n# GOFLAGS=-x\nnothing\n=x\ngofoo=1\nGOVCS=a\nGOVCS=b\nGONOEND=x");
        Directory.CreateDirectory(_folder.Path + "/module/sub");
        Directory.CreateDirectory(_folder.Path + "/outside");
        Directory.CreateDirectory(_folder.Path + "/unreadable-is-a-folder");
        File.CreateSymbolicLink(_folder.Path + "/link", goroot);
    }

    private Dictionary<string, string> Variables(string environment, string goroot)
    {
        var variables = new Dictionary<string, string>
        {
            ["HOME"] = _folder.Path + "/home",
            ["PATH"] = SystemPath,
            ["GOROOT"] = goroot,
            ["GOTELEMETRY"] = "off",
        };
        var file = new List<string>();
        foreach (string word in environment.Replace("$GOROOT", goroot, StringComparison.Ordinal).Replace("$W", _folder.Path, StringComparison.Ordinal)
            .Replace("$NAME", Path.GetFileName(goroot), StringComparison.Ordinal).Split(" "))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (word.StartsWith('@')) file.Add(word[1..]);
            else if (equals > 0 && char.IsAsciiLetterUpper(word[0])) variables[word[..equals]] = word[(equals + 1)..];
            else if (word.Length > 0 && variables.Remove(word)) continue;
            else if (word.Length > 0) variables[variables.Keys.Last()] += " " + word;
        }

        _folder.Write("home/.config/go/env", string.Join("\n", file));
        return variables;
    }

    private static GoAnswer WithoutGccFlags(GoAnswer answer) =>
        answer with { Output = string.Join('\n', answer.Output.Split('\n').Where(line => !line.StartsWith("GOGCCFLAGS=", StringComparison.Ordinal))) };
}
