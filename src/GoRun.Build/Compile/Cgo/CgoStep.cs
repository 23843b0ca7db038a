using System.Collections.Immutable;
using GoRun.Build.Cache;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>The cgo step of one build: what all its packages share. Thread-safe.</summary>
internal sealed class CgoStep : ICgoStep
{
    private readonly GoEnv _env;
    private readonly Func<string, string> _toolId;
    private readonly Func<ImmutableArray<string>, string, CompilerId> _compilerId;
    private readonly FlagCheck _check;
    private readonly LinkerInputs _linkerInputs;
    private readonly CCompiler _cc;
    private readonly CCompiler _cxx;

    /// <param name="toolId">The ID of a tool of the toolchain, here <c>cgo</c>.</param>
    /// <param name="compilerId">The ID of a compiler, by its words and the language as <c>-x</c> names it.</param>
    public CgoStep(GoEnv env, Shell shell, Func<string, string> toolId, Func<ImmutableArray<string>, string, CompilerId> compilerId)
    {
        _env = env;
        _toolId = toolId;
        _compilerId = compilerId;
        _check = new FlagCheck(env);
        _linkerInputs = new LinkerInputs(env, shell.Paths.CurrentDirectory);
        _cc = new CCompiler("CC", env, shell);
        _cxx = new CCompiler("CXX", env, shell);
    }

    public void AddToActionId(Package package, ActionHash hash)
    {
        CgoFlags flags = CgoFlags.Of(package, _env, _check);
        hash.Append("cgo ").AppendQuoted(_toolId("cgo")).EndLine();
        hash.Append("CC=").Append(GoQuoting.QuoteList(_cc.Words));
        hash.Append(" ").Append(GoQuoting.QuoteList(flags.CppFlags));
        hash.Append(" ").Append(GoQuoting.QuoteList(flags.CFlags));
        hash.Append(" ").Append(GoQuoting.QuoteList(flags.LdFlags)).EndLine();
        AddCompilerId("CC", _compilerId(_cc.Words, "c"), hash);
        if (package.CxxFiles.IsEmpty) return;
        hash.Append("CXX=").Append(GoQuoting.QuoteList(_cxx.Words)).Append(" ").Append(GoQuoting.QuoteList(flags.CxxFlags)).EndLine();
        AddCompilerId("CXX", _compilerId(_cxx.Words, "c++"), hash);
    }

    public CgoOutput Run(CgoInput input)
    {
        CgoFlags flags = CgoFlags.Of(input.Package, _env, _check);
        if (!input.Shell.Shared.Flags.DryRun) _linkerInputs.Check(input.Package);
        var sources = new CSources(input.Package, _env.Release);
        sources.RefuseGoAssembly();
        return new CgoRun(input, sources, flags, _env, _check, _cc, _cxx).Run();
    }

    private void AddCompilerId(string variable, CompilerId id, ActionHash hash)
    {
        if (id.Error.Length == 0) hash.Append(variable).Append(" ID=").AppendQuoted(id.Id).EndLine();
        else if (_env.Release.AtLeast(25)) hash.Append(variable).Append(" ID ERROR=").AppendQuoted(id.Error).EndLine();
    }
}
