using System.Globalization;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>
/// Finds out the state of the repository for the build info (<c>-buildvcs</c>, setBuildInfo in cmd/go/internal/load). Only git is asked;
/// the other systems are told from git's checkouts. Each repository is asked once for a module. Not thread-safe.
/// </summary>
internal sealed class VcsStamper(GoEnv env, Shell shell)
{
    private readonly Dictionary<(string Repository, string Module), VcsStamp> _stamps = [];

    /// <summary>
    /// The state to record; null where none is: not wanted, no repository, a main package of another module than the main one, or a
    /// repository that is not the one of the current directory, or for a package of another module of the folder that was named.
    /// </summary>
    /// <param name="main">A main package.</param>
    /// <param name="byDefault">What <c>-buildvcs=auto</c> means: build and install stamp, run does not.</param>
    /// <exception cref="GoError"><c>error obtaining VCS status: ...</c></exception>
    public VcsStamp? Stamp(Package main, bool byDefault)
    {
        bool wanted = shell.Flags.BuildVcs == "true" || (shell.Flags.BuildVcs == "auto" && byDefault);
        if (!wanted || main.Standard || main.Module is not { Version: "" } module) return null;
        try
        {
            if (RepositoryFor(main, module) is not { } repository) return null;
            if (!_stamps.TryGetValue((repository.Directory, module.Path), out VcsStamp? stamp))
            {
                stamp = Ask(repository, module);
                _stamps.Add((repository.Directory, module.Path), stamp);
            }

            return stamp;
        }
        catch (VcsException e)
        {
            throw new GoError($"error obtaining VCS status: {e.Message}\n\tUse -buildvcs=false to disable VCS stamping.");
        }
    }

    private bool Auto => shell.Flags.BuildVcs == "auto";

    private VcsRepository? RepositoryFor(Package main, Module module)
    {
        VcsRepository? repository = Find(env.Directory.Length > 0 ? env.Directory : shell.Paths.CurrentDirectory);
        if (repository is null || !Overlap(module.Directory, repository.Directory)) return null;
        if (Auto && !IsInstalled(repository.Tool)) return null;
        // Until 1.24 go had nothing to ask Subversion.
        if (repository.Tool == "svn" && !env.Release.AtLeast(25)) return null;
        return IsIn(repository, main.Directory, "package") && IsIn(repository, module.Directory, "module") ? repository : null;
    }

    private bool IsInstalled(string tool) => ProgramPath.Find(tool, env.ProcessEnvironment.GetValueOrDefault("PATH", "")) is not null;

    private VcsRepository? Find(string directory) =>
        VcsRepository.Find(directory, env.Release, severalAllowed: env.Godebug("allowmultiplevcs") == "1");

    private bool IsIn(VcsRepository repository, string directory, string what)
    {
        VcsRepository other = Find(directory) ?? throw new VcsException(
            $"directory {GoQuoting.Quote(directory)} is not using a known version control system");
        if (other.Directory == repository.Directory) return true;
        if (Auto) return false;
        throw new VcsException(
            $"main {what} is in repository {GoQuoting.Quote(other.Directory)} "
            + $"but current directory is in repository {GoQuoting.Quote(repository.Directory)}");
    }

    private VcsStamp Ask(VcsRepository repository, Module module)
    {
        if (!IsInstalled(repository.Tool))
        {
            string name = repository.Tool switch { "git" => "Git", "hg" => "Mercurial", "svn" => "Subversion", "bzr" => "Bazaar", _ => "Fossil" };
            shell.Console.Print($"go: missing {name} command. See https://{(env.Release.AtLeast(27) ? "go.dev" : "golang.org")}/s/gogetcmd\n");
            throw new VcsException($"exec: \"{repository.Tool}\": executable file not found in $PATH");
        }

        if (repository.Tool != "git")
        {
            throw new GoError($"gorun: stamping the state of a {repository.Tool} repository is not supported; use -buildvcs=false", GoError.Usage);
        }

        var git = new VcsGitRepository(repository.Directory, shell);
        bool modified = git.HasChanges();
        // A repository without commits has changes, or nothing that could be built.
        VcsCommit? commit = modified ? git.TryHead() : git.Head();
        string? version = commit is null ? null : new VcsModuleVersion(git, commit, env.Release).Of(module.Path, modified);
        string time = commit?.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
        return new VcsStamp("git", commit?.Hash ?? "", time, modified, version);
    }

    private static bool Overlap(string left, string right) => IsBelow(left, right) || IsBelow(right, left);

    private static bool IsBelow(string path, string parent) =>
        path == parent || parent == "/" || (path.StartsWith(parent, StringComparison.Ordinal) && path[parent.Length] == '/');
}
