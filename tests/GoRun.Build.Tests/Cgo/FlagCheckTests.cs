using System.Text;
using GoRun.Build.Commands;
using GoRun.Build.Compile.Cgo;
using GoRun.Build.Tests.Support;
using GoRun.Platform;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Cgo;

/// <summary>Which flags of #cgo lines are let through, and what is said of the others: asked of the real go for a package per line of flags.</summary>
public sealed class FlagCheckTests
{
    private static readonly string[] CompilerLines =
    [
        "-DX", "-DX=1", "-DX=a-b", "-DX=@f", "-D1X", "-D", "-D X", "-D @X", "-UX", "-U1", "-I/usr", "-I", "-I dir", "-I =/usr", "-I $SYSROOT/x", "-F/x",
        "-O", "-O2", "-O-x", "-W", "-Wall", "-Wa,-x", "-Wa,-mbig-obj", "-Wp,-DX=1", "-Wp,-DX=1,2", "-Wp,-UX", "-Wl,-x", "-ansi", "-fblocks", "-fno-blocks",
        "-fbuiltin-x", "-fno-builtin-x", "-fdebug-prefix-map=a=b", "-fdebug-prefix-map=a", "-ffile-prefix-map=a=@b", "-fplugin=x", "-fopenmp", "-fopenmp-simd",
        "-fno-openmp", "-fpic", "-fPIE", "-fno-PIC", "-fstack-xxx", "-fno-stack-protector", "-funsigned-char", "-fsigned-char", "-fno-signed-char",
        "-fsanitize=a", "-fsanitize=-a", "-fsanitize-undefined-strip-path-components=-3", "-ftemplate-depth-9", "-ftls-model=local-exec", "-ftls-model=x",
        "-fvisibility=hidden", "-flto", "-fno-lto", "-flto=auto", "-g", "-g3", "-gdwarf", "-g-x", "-gen-cdb-fragment-path", "-gnatO", "-m32", "-m64", "-march=x",
        "-mabi=@x", "-msimd=x", "-mtls-dialect=x", "-maes", "-mno-vaes", "-marm", "-mavx512.x", "-mcmodel=large", "-mcmodel=A", "-mfloat-abi=x", "-msoft-float",
        "-mfpmath=sse,387", "-mno-avx2", "-mno-ms-bitfields", "-mstack-x", "-mmacosx-x", "-mrelax", "-mno-strict-align", "-mlasx", "-mno-ld-seq-sa",
        "-mlarge-data-threshold=12", "-mlarge-data-threshold=x", "-mios-simulator-version-min=1", "-mnop-fun-dllimport", "-msse4.2", "-mno-ssse3", "-msse",
        "-mthumb", "-mthumb-interwork", "-mthreads", "-mwindows", "-no-canonical-prefixes", "--param=ssp-buffer-size=4", "--param=x=4", "-pedantic",
        "-pedantic-errors", "-pipe", "-pthread", "--static", "-static", "-std=c99", "--std=c99", "-stdlib=x", "--sysroot=/x", "--sysroot /x", "-target x", "-w",
        "-xc", "-xc++", "-xobjective-c", "-xobjective-c++", "-xassembler", "-xassembler-with-cpp", "-xnone", "-x c", "-x c++", "-x none", "-x", "-v", "-arch x86_64",
        "-framework x", "-include x.h", "-include -x", "-include", "-isysroot /x", "-isystem /x", "-B/x", "-specs=x", "x.o", "-finput-charset=utf8",
        "-fmacro-backtrace-limit=1", "-fmessage-length=0", "-fno-rtti", "-fpermissive", "-fstrict-aliasing", "-fno-split-stack", "-fuse-linker-plugin",
        "-mtvos-version-min=1", "-mwatchos-simulator-version-min=1", "-miphoneos-version-min=1", "-Wall -fplugin=x -O2", "-D X -fbad",
    ];

    private static readonly string[] LinkerLines =
    [
        "-F/x", "-lfoo", "-l foo", "-l", "-l-x", "-l:foo", "-l :foo", "-l=foo", "-la/b", "-l a/b", "-lto_library", "-l to_library", "-lazy_library", "-load_hidden",
        "-library=x", "-library-path", "-l ibrary", "-L/usr/lib", "-L /usr/lib", "-L", "-O1", "-O", "-fpic", "-fno-PIE", "-fopenmp-simd", "-fsanitize=x",
        "-flat_namespace", "-g", "-gen-x", "-gnatx", "-headerpad_max_install_names", "-march=x", "-mcmodel=large", "-mfloat-abi=x", "-mno-relax", "-mlsx",
        "-mmacosx-x", "-mthreads", "-pie", "-PIC", "-pthread", "-rdynamic", "-shared", "-static", "--static", "-static-libgcc", "-static_x", "-stdlib=x",
        "--stdlib=x", "-v", "-Wl,--as-needed", "-Wl,--no-as-needed", "-Wl,--allow-multiple-definition", "-Wl,--no-allow-shlib-undefined", "-Wl,-Bdynamic",
        "-Wl,-berok", "-Wl,-Bstatic", "-Wl,-Bsymbolic-functions", "-Wl,-Bsymbolic", "-Wl,-O1", "-Wl,-Ox", "-Wl,-dn", "-Wl,-dx", "-Wl,--disable-new-dtags",
        "-Wl,-e,main", "-Wl,-e=main", "-Wl,-emain", "-Wl,-e,", "-Wl,--enable-new-dtags", "-Wl,--end-group", "-Wl,--export-dynamic", "-Wl,-E", "-Wl,-framework,x",
        "-Wl,-framework,x,y", "-Wl,-framework -Wl,x", "-Wl,-framework x", "-Wl,-framework -x", "-Wl,--hash-style=gnu", "-Wl,--hash-style=x", "-Wl,--no-undefined",
        "-Wl,--pop-state", "-Wl,--push-state", "-Wl,--push-state,--as-needed", "-Wl,--push-state,--bad", "-Wl,--push-state,--as-needed,--pop-state", "-Wl,-R,/nx",
        "-Wl,-R/nx", "-Wl,-R=/nx", "-Wl,-R /nx", "-Wl,-R,-x", "-Wl,-R,,x", "-Wl,-R,@x", "-Wl,--just-symbols=/nx", "-Wl,--just-symbols,/nx", "-Wl,-rpath,/nx",
        "-Wl,-rpath=/nx", "-Wl,-rpath-link=/nx", "-Wl,-rpath -Wl,/nx", "-Wl,-rpath /nx", "-Wl,-rpath,/nx,/ny", "-Wl,-s", "-Wl,-search_paths_first",
        "-Wl,-sectcreate,a,b,c", "-Wl,-sectcreate,a,b", "-Wl,-sectcreate,a,b,c,d", "-Wl,--start-group", "-Wl,-static", "-Wl,--static", "-Wl,-subsystem,windows",
        "-Wl,--subsystem,x", "-Wl,-syslibroot,/nx", "-Wl,-undefined,x", "-Wl,-undefined=x", "-Wl,--unresolved-symbols=x", "-Wl,-unresolved-symbols=x,y",
        "-Wl,--warn-x", "-Wl,--no-warn-x", "-Wl,--warn-backrefs-exclude", "-Wl,-wrap,x", "-Wl,--wrap=x", "-Wl,--wrap,@x", "-Wl,-z,relro", "-Wl,-z,relro,-z,now",
        "-Wl,-z,noexecstack", "-Wl,-z,x", "-Wl,-z,now,x", "-Wl,", "-Wl,-plugin,x", "nx.o", "libnx.a", "./nx.so", "/nx/libx.so", "libnx.so.1", "nx.obj", "nx.lib",
        "nx.dylib", "nx.c", "-nx.o", "@nx.o", "nx.o.a", "a.o", ".o", "-arch x", "-framework x", "-isysroot /nx", "--sysroot /nx", "-target x", "-Wl,-undefined x",
        "-fuse-ld=gold", "-T x", "-nostdlib",
    ];

    private static readonly string[] PkgConfigLines =
    [
        "--static", "--cflags", "--libs-only-l", "--libs-only-other", "--shared --static", "--log-file=/nx", "--define-variable=a=b", "--define-variable=a=",
        "--define-variable=a=b-c", "--define-variable=1a=b", "--define-variable=a", "--variable=pc_1", "--variable=", "--with-path=/nx", "--with-path=-x",
        "--with-path=", "--atleast-version=1.2.3", "--atleast-version=1.2", "--exact-version=1.2.3.4", "--max-version=1.x.3", "--maximum-traverse-depth=2",
        "--maximum-traverse-depth=", "--personality=triplet", "--personality=x", "--prefix-variable=a", "--fragment-filter=L", "--print-errors", "--nx",
    ];

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void Flags_are_judged_as_go_judges_them(string version)
    {
        using var bench = new BuildBench(version, ("CGO_ENABLED", "1"));
        Dictionary<string, (string Name, string[] Flags)> cases = Write(bench);
        (_, _, string said) = bench.Go("cache", "build", "-n", "./...");
        Dictionary<string, string> wanted = said.Split('\n').Where(l => l.Contains(": invalid flag in ", StringComparison.Ordinal))
            .ToDictionary(l => l[..l.IndexOf(": ", StringComparison.Ordinal)], l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        Assert.True(wanted.Count > 50, said);

        var check = new FlagCheck(GoEnvReader.Read(bench.Host("cache", TextWriter.Null), bench.Module));
        Assert.All(cases, c => Assert.Equal((c.Value, wanted.GetValueOrDefault(c.Key)), (c.Value, Judge(check, c.Value.Name, c.Value.Flags))));
    }

    [Theory]
    [InlineData("-fplugin=x -O2", "-fplugin=.*", "", null)]
    [InlineData("-fplugin=xy", "-fplugin=x", "", "invalid flag in #cgo CFLAGS: -fplugin=xy")]
    [InlineData("-O2 -Wall", "", "-O[[:digit:]]", "invalid flag in #cgo CFLAGS: -O2")]
    [InlineData("-O2", "-O2", "-O.", "invalid flag in #cgo CFLAGS: -O2")]
    [InlineData("-O2", "(", "", "parsing $CGO_CFLAGS_ALLOW: error parsing regexp: missing closing ): `(`")]
    [InlineData("-O2", "", "[", "parsing $CGO_CFLAGS_DISALLOW: error parsing regexp: missing closing ]: `[`")]
    public void The_user_may_let_through_more_or_less_as_with_go(string flags, string allow, string disallow, string? problem)
    {
        using var bench = new BuildBench(
            Toolchains.NewestVersion, ("CGO_ENABLED", "1"), ("CGO_CFLAGS_ALLOW", allow), ("CGO_CFLAGS_DISALLOW", disallow));
        bench.Write("go.mod", "module m\n\ngo 1.24\n");
        bench.Write("p.go", $"package p\n\n// #cgo CFLAGS: {flags}\nimport \"C\"\n");
        (_, _, string said) = bench.Go("cache", "build", "-n", ".");
        // A wrong pattern is found at the first package with cgo: the standard library's.
        string? theirs = said.Split('\n').FirstOrDefault(l => l.StartsWith("m: ", StringComparison.Ordinal) || l.StartsWith("runtime/cgo: ", StringComparison.Ordinal));
        theirs = theirs?[(theirs.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        Assert.Equal(problem, theirs?.Split(" (see ")[0]);
        Assert.Equal(theirs, Judge(new FlagCheck(GoEnvReader.Read(bench.Host("cache", TextWriter.Null), bench.Module)), "CFLAGS", flags.Split(' ')));
    }

    private static string? Judge(FlagCheck check, string name, string[] flags)
    {
        try
        {
            if (name == "pkg-config") check.PkgConfig(flags);
            else if (name == "LDFLAGS") check.Linker(name, "#cgo " + name, flags);
            else check.Compiler(name, "#cgo " + name, flags);
            return null;
        }
        catch (BuildFailure failure)
        {
            return failure.Message;
        }
    }

    private static Dictionary<string, (string Name, string[] Flags)> Write(BuildBench bench)
    {
        var cases = new Dictionary<string, (string, string[])>(StringComparer.Ordinal);
        bench.Write("go.mod", "module m\n\ngo 1.24\n");
        foreach ((string name, string[] lines) in new[] { ("CFLAGS", CompilerLines), ("LDFLAGS", LinkerLines), ("pkg-config", PkgConfigLines) })
        {
            foreach (string line in lines)
            {
                string folder = $"p{cases.Count:d3}";
                bench.Write(folder + "/p.go", $"package p\n\n// #cgo {name}: {line}\nimport \"C\"\n");
                cases.Add("m/" + folder, (name, line.Split(' ')));
            }
        }

        return cases;
    }
}
