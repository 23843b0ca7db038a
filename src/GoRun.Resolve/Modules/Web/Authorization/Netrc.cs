using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Web.Authorization;

/// <summary>A user's name and password for a machine.</summary>
internal readonly record struct NetrcLine(string Machine, string Login, string Password);

/// <summary>
/// The .netrc file, which NETRC or HOME leads to (cmd/go/internal/auth). Its one default entry is not used: it would go to every server.
/// </summary>
internal static class Netrc
{
    /// <summary>The lines of the file; none where there is no file.</summary>
    /// <exception cref="IOException">It cannot be read (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static ImmutableArray<NetrcLine> Read(HostEnvironment host)
    {
        string path = host.Variable("NETRC") is { Length: > 0 } named ? named : host.Variable("HOME") + "/.netrc";
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : [];
    }

    public static ImmutableArray<NetrcLine> Parse(string text)
    {
        var lines = ImmutableArray.CreateBuilder<NetrcLine>();
        var line = new NetrcLine("", "", "");
        bool inMacro = false;
        foreach (string written in text.Split('\n'))
        {
            if (inMacro)
            {
                inMacro = written.Length > 0;
                continue;
            }

            string[] words = written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            int i = 0;
            for (; i < words.Length - 1; i += 2)
            {
                switch (words[i])
                {
                    case "machine":
                        line = new NetrcLine(words[i + 1], "", "");
                        break;
                    case "login":
                        line = line with { Login = words[i + 1] };
                        break;
                    case "password":
                        line = line with { Password = words[i + 1] };
                        break;
                    case "macdef":
                        inMacro = true;
                        break;
                }

                if (line is { Machine: "" } or { Login: "" } or { Password: "" }) continue;
                lines.Add(line);
                line = new NetrcLine("", "", "");
            }

            if (i < words.Length && words[i] == "default") break;
        }

        return lines.DrainToImmutable();
    }
}
