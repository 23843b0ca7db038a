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
    private readonly CompilerIdOf _compilerId;
    private readonly FlagCheck _check;
    private readonly LinkerInputs _linkerInputs;
    private readonly CCompilers _compilers;
    private readonly Swig _swig;

    /// <param name="toolId">The ID of a tool of the toolchain, here <c>cgo</c>.</param>
    public CgoStep(GoEnv env, Shell shell, BuildCache cache, ActionHashes hashes, Func<string, string> toolId, CompilerIdOf compilerId)
    {
        _env = env;
        _toolId = toolId;
        _compilerId = compilerId;
        _check = new FlagCheck(env);
        _linkerInputs = new LinkerInputs(env, shell.Paths.CurrentDirectory);
        _compilers = new CCompilers(env, shell, new TriedFlags(cache, hashes, env, compilerId));
        _swig = new Swig(env, shell);
    }

    public void AddToActionId(Package package, ActionHash hash)
    {
        CgoFlags flags = CgoFlags.Of(package, _env, _check);
        hash.Append("cgo ").AppendQuoted(_toolId("cgo")).EndLine();
        CCompiler c = _compilers[CLanguage.C];
        hash.Append("CC=").Append(GoQuoting.QuoteList(c.Words));
        hash.Append(" ").Append(GoQuoting.QuoteList(flags.CppFlags));
        hash.Append(" ").Append(GoQuoting.QuoteList(flags.CFlags));
        hash.Append(" ").Append(GoQuoting.QuoteList(flags.LdFlags)).EndLine();
        AddCompilerId("CC", _compilerId(c.Words, "c"), hash);
        if (!package.CxxFiles.IsEmpty || !package.SwigCxxFiles.IsEmpty) AddCompiler("CXX", CLanguage.Cxx, "c++", flags, hash);
        if (!package.FFiles.IsEmpty) AddCompiler("FC", CLanguage.Fortran, "f95", flags, hash);
    }

    public CgoOutput Run(CgoInput input)
    {
        if (!input.Shell.Shared.Flags.DryRun) _linkerInputs.Check(input.Package);
        CgoPreparation prepared = CgoPreparation.Of(input, _env, _check, _compilers, _swig);
        return new CgoRun(input, prepared, _env, _check, _compilers).Run();
    }

    private void AddCompiler(string variable, CLanguage language, string name, CgoFlags flags, ActionHash hash)
    {
        ImmutableArray<string> words = _compilers[language].Words;
        hash.Append(variable).Append("=").Append(GoQuoting.QuoteList(words)).Append(" ").Append(GoQuoting.QuoteList(flags.Of(language))).EndLine();
        AddCompilerId(variable, _compilerId(words, name), hash);
    }

    private void AddCompilerId(string variable, CompilerId id, ActionHash hash)
    {
        if (id.Error.Length == 0) hash.Append(variable).Append(" ID=").AppendQuoted(id.Id).EndLine();
        else if (_env.Release.AtLeast(25)) hash.Append(variable).Append(" ID ERROR=").AppendQuoted(id.Error).EndLine();
    }
}
