using System.Globalization;
using System.Text;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath.Edits;

/// <summary>
/// Random edits: after each, gorun says what a build from scratch says. GORUN_TEST_EDITS is the number of edits of each sequence, and
/// GORUN_TEST_SEED decides which they are.
/// </summary>
public abstract class RandomEdits
{
    /// <summary>So seldom the real go is asked as well, which takes longer than all the rest.</summary>
    private const int GoEvery = 25;

    /// <param name="sequence">Each has its own edits.</param>
    private protected static void Check(int sequence)
    {
        int seed = Number("GORUN_TEST_SEED", 1);
        int edits = Number("GORUN_TEST_EDITS", 200);
        using var cache = new SharedCache();
        using var scene = new Scene("", cache.Cache);
        BuildCache ofGo = scene.Sandbox.NewCache();
        var random = new Random((seed * 2) + sequence);
        var module = new EditedModule(scene, random);
        var history = new StringBuilder();
        int taken = 0;
        bool isBroken = false;
        for (int edit = 1; edit <= edits; edit++)
        {
            history.Append(CultureInfo.InvariantCulture, $"{edit}: {(isBroken && random.Next(3) > 0 ? module.Mend() : module.Edit())}\n");
            if (random.Next(8) == 0)
            {
                // While a run is at work, and with another after it at once.
                RunningCommand run = scene.Sandbox.Start(scene.Sandbox.CommandFor(Toolchains.GoRunBinary, "."));
                if (random.Next(2) == 0)
                    SpinWait.SpinUntil(() => Directory.EnumerateFileSystemEntries(scene.Sandbox.Temporary).Any(), TimeSpan.FromMilliseconds(50));
                history.Append(CultureInfo.InvariantCulture, $"    while it runs: {module.Edit()}, {module.Edit()}\n");
                run.Wait();
            }

            Answer actual = scene.Run();
            string expected = scene.RunFromScratch().Seen;
            Answer again = scene.Run();
            Assert.True(actual.Seen == expected && again.Seen == expected, Failure($"from scratch: {expected}\nfirst: {actual}\nagain: {again}"));
            if (again.Taken == true) taken++;
            isBroken = again.Status.Raw != 0;
            if (!isBroken) module.Keep();
            if (edit % GoEvery == 0) CheckGo(actual);
        }

        Assert.True(taken > edits / 3, Failure($"the fast path was taken after {taken} of {edits} edits"));

        string Failure(string what) => $"GORUN_TEST_SEED={seed}\n{history}{what}";

        void CheckGo(Answer actual)
        {
            scene.Sandbox.Use(ofGo);
            Execution go = scene.Sandbox.Go("run", ".");
            scene.Sandbox.Use(cache.Cache);
            Assert.True(go.Status.Raw == 0 ? go.Errors == actual.Errors : actual.Status.Raw != 0, Failure($"{go}\n{actual}"));
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}

public sealed class FirstRandomEdits : RandomEdits
{
    [Fact]
    public void Every_edit_shows() => Check(0);
}

public sealed class SecondRandomEdits : RandomEdits
{
    [Fact]
    public void Every_edit_shows() => Check(1);
}
