using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>A module that is run again and again, while one thing or another around it changes. Paths are below the module.</summary>
internal sealed class Scene : IDisposable
{
    /// <param name="cache">Of builds; null for one of its own, with the packages that nearly every program needs.</param>
    public Scene(string files, BuildCache? cache = null)
    {
        Sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, files);
        Sandbox.Use(cache ?? NewCache());
        Sandbox.Set("GORUN_FASTPATH", "explain");
    }

    public Sandbox Sandbox { get; }

    /// <summary>gorun's arguments.</summary>
    public ImmutableArray<string> Words { get; set; } = ["."];

    /// <summary>Where gorun keeps what it remembers.</summary>
    public string Kept => Path.Combine(Sandbox.Home, ".cache", "gorun");

    /// <summary>The program in a build cache that has no other.</summary>
    public string Executable => Assert.Single(
        Directory.EnumerateDirectories(Sandbox.Environment["GOCACHE"], "*-d", SearchOption.AllDirectories).SelectMany(Directory.GetFiles));

    public string this[string path] => Path.GetFullPath(Path.Combine(Sandbox.Module, path));

    public Answer Run() => Answer.Of(Sandbox.GoRun(Words.AsSpan()));

    /// <summary>The same without the fast path, and so without any record.</summary>
    public Answer RunFromScratch()
    {
        Command command = Sandbox.CommandFor(Toolchains.GoRunBinary, Words.AsSpan());
        return Answer.Of(Sandbox.Run(command with { Environment = command.Environment.SetItem("GORUN_FASTPATH", "off") }));
    }

    /// <summary>A build cache of its own.</summary>
    public BuildCache NewCache() => StandardPackages.Least(Sandbox.Toolchain).CopyTo(Sandbox.In("gocache"));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Changes a file in place.</summary>
    public void Edit(string path, string text, string replacement)
    {
        string content = File.ReadAllText(this[path]);
        string changed = content.Replace(text, replacement, StringComparison.Ordinal);
        Assert.NotEqual(content, changed);
        File.WriteAllText(this[path], changed);
    }

    /// <summary>The same, and the file looks as before: its size, and the times that can be set.</summary>
    public void EditUnseen(string path, string text, string replacement) => KeepTimes(path, () =>
    {
        Assert.Equal(text.Length, replacement.Length);
        Edit(path, text, replacement);
    });

    /// <summary>Another file gets the name; it looks as the one before.</summary>
    public void ReplaceUnseen(string path, string text, string replacement) => KeepTimes(path, () =>
    {
        File.Copy(this[path], this[path] + ".new");
        Edit(path + ".new", text, replacement);
        File.Move(this[path] + ".new", this[path], overwrite: true);
    });

    public void Remove(string path) => FileTrees.Delete(this[path]);

    /// <summary>Gives a file or folder another name.</summary>
    public void Rename(string path, string other)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[other])!);
        Directory.Move(this[path], this[other]);
    }

    /// <summary>Makes a symbolic link, or makes one lead elsewhere.</summary>
    public void Link(string path, string target)
    {
        new FileInfo(this[path]).Delete();
        File.CreateSymbolicLink(this[path], target);
    }

    /// <summary>Makes a shell script that may be executed.</summary>
    public void Script(string path, string text)
    {
        Write(path, "#!/bin/sh\n" + text);
        File.SetUnixFileMode(this[path], (UnixFileMode)0b111_101_101);
    }

    public void Set(string variable, string value) => Sandbox.Set(variable, value.Replace("$MODULE", Sandbox.Module, StringComparison.Ordinal));

    /// <summary>Looks for programs in a folder of the module before all others.</summary>
    public void SearchFirst(string folder) => Sandbox.Set("PATH", $"{this[folder]}:{Sandbox.Environment["PATH"]}");

    public void Dispose() => Sandbox.Dispose();

    private void KeepTimes(string path, Action change)
    {
        var before = new FileInfo(this[path]);
        (long length, DateTime written, DateTime read) = (before.Length, before.LastWriteTimeUtc, before.LastAccessTimeUtc);
        change();
        File.SetLastWriteTimeUtc(this[path], written);
        File.SetLastAccessTimeUtc(this[path], read);
        Assert.Equal((length, written), (new FileInfo(this[path]).Length, File.GetLastWriteTimeUtc(this[path])));
    }
}
