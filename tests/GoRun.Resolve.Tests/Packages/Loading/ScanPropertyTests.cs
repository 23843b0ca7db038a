using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Tests.Packages.Loading;

public sealed class ScanPropertyTests
{
    private static readonly string[] Names =
        ["a.go", "b.go", "c_linux.go", "d_windows.go", "e_test.go", "f.c", "g.h", "h.s", "i.S", "_j.go", "k.txt", "l.syso", "go.mod"];

    private static readonly string[] Contents =
    [
        "package p\n", "package p // other\n", "package p\nimport \"fmt\"\n", "//go:build linux\n\npackage p\n", "//go:build !linux\n\npackage p\n",
        "package p\nimport \"C\"\n", "package p\n// #cgo CFLAGS: -I.\nimport \"C\"\n", "package q\n", "package documentation\n", "import\n", "",
        "//go:debug a=b\npackage p\nimport _ \"embed\"\n//go:embed k.txt\nvar s string\n",
    ];

    /// <summary>Whatever is done to a directory, with memory a run sees what one without sees.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_edits_a_remembered_scan_is_a_fresh_one(int seed)
    {
        var random = new Random(seed);
        using var place = new ScanPlace();
        int recalled = 0;
        for (int step = 0; step < 150; step++)
        {
            Edit(place, random);
            if (random.Next(6) == 0) place.Now = random.Next(3) > 0 ? DateTimeOffset.UtcNow + TimeSpan.FromHours(1) : DateTimeOffset.UtcNow;
            if (random.Next(4) == 0) place.CgoEnabled ^= true;
            DirectoryScan fresh = place.ScanAnew();
            if (place.Recall() is not null) recalled++;
            Assert.Equal(ScanText.Of(fresh), ScanText.Of(place.Scan()));
            Assert.Equal(ScanText.Of(fresh), ScanText.Of(place.Scan()));
        }

        Assert.InRange(recalled, 15, 150);
    }

    private static void Edit(ScanPlace place, Random random)
    {
        string name = Names[random.Next(Names.Length)];
        string other = Names[random.Next(Names.Length)];
        bool exists = File.Exists(place[name]);
        switch (random.Next(8))
        {
            case 0 when exists:
                place.Change("", () => File.Delete(place[name]));
                break;
            case 1 when exists && name != other:
                place.Change("", () => Swap(place[name], place[other]));
                break;
            case 2 when exists:
                DateTime written = File.GetLastWriteTimeUtc(place[name]);
                place.Change(name, () =>
                {
                    File.WriteAllText(place[name], Contents[random.Next(Contents.Length)]);
                    File.SetLastWriteTimeUtc(place[name], written);
                });
                break;
            case 3 or 4 or 5:
                place.Write(name, Contents[random.Next(Contents.Length)]);
                break;
        }
    }

    private static void Swap(string first, string second)
    {
        string between = first + ".tmp";
        File.Move(first, between);
        if (File.Exists(second)) File.Move(second, first);
        File.Move(between, second);
    }
}
