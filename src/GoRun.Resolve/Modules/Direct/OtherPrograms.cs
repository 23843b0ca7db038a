using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules.Direct.Discovery;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>Repositories of other version control systems than git, which gorun does not read.</summary>
internal static class OtherPrograms
{
    /// <summary>Where the program is missing, the message is go's: it fails as it begins its copy of the repository.</summary>
    public static ModuleFetchException Refuse(ModuleContext context, VcsProgram program, RepositoryRoot root)
    {
        if (ProgramPath.Find(root.Vcs, context.Host.Variable("PATH")) is null)
        {
            ImmutableArray<string> begin = root.Vcs switch
            {
                "hg" => ["hg", "init", "."],
                "bzr" => ["bzr", "branch", "--use-existing-dir", "--", root.Url, "."],
                "fossil" => ["fossil", "clone", "--", root.Url, ".fossil"],
                _ => ["svn", "log", "-l1", "--xml", "--", root.Url],
            };
            string directory = VcsDirectory.Prepare(context, "vcs1." + root.Vcs, root.Url).Path;
            return program.Run(directory, begin).Exception();
        }

        return new ModuleFetchException(
            $"gorun reads git repositories only, and {root.Root} is in one of {root.Vcs} ({root.Url}); set GOPROXY to a module proxy that has it");
    }
}
