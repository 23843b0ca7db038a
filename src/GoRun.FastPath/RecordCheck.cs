using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>Whether all is still as a record has it.</summary>
internal static unsafe class RecordCheck
{
    /// <summary>So seldom go marks what is used in the cache, lest it be trimmed. That is left to the long way.</summary>
    private static readonly TimeSpan MarkInterval = TimeSpan.FromHours(1);

    /// <param name="record">A whole one. It is changed where it can be made better.</param>
    /// <param name="boot">See <see cref="Machine.BootId"/>.</param>
    /// <param name="now">When this run began.</param>
    internal static CheckResult Check(byte[] record, string boot, DateTimeOffset now)
    {
        fixed (byte* start = record)
        {
            var cursor = new RecordCursor(start + RecordFormat.HeaderSize);

            // What a crash has left of files may be less than their times say.
            if (cursor.Text() != boot) return CheckResult.Not("the machine was started anew");
            var program = new ReadyProgram(cursor.Text(), Variables(ref cursor));
            if (ProblemWith(program.Executable, cursor.Input().Identity, now) is { } problem) return CheckResult.Not(problem);
            var portions = new PortionCheck(now);
            for (int count = cursor.Number(); count > 0; count--) portions.Add(cursor.Portion());
            if (portions.FirstChange() is { } changed) return CheckResult.Not(changed);
            if (portions.MadeCertain) RecordFormat.Seal(record);
            return new CheckResult(program, "", portions.MadeCertain);
        }
    }

    private static Dictionary<string, string?> Variables(ref RecordCursor cursor)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (int count = cursor.Number(); count > 0; count--)
        {
            string name = cursor.Text();
            bool isSet = cursor.Flag();
            string value = cursor.Text();
            variables[name] = isSet ? value : null;
        }

        return variables;
    }

    private static string? ProblemWith(string executable, FileIdentity recorded, DateTimeOffset now)
    {
        if (FileIdentity.Of(executable) != recorded) return $"{executable} was changed or removed";

        // It is the entry that is marked: the directory that the file is in.
        long used = FileIdentity.Of(Path.GetDirectoryName(executable)!)?.ModifiedNanoseconds ?? 0;
        DateTimeOffset marked = DateTimeOffset.UnixEpoch.AddTicks(used / TimeSpan.NanosecondsPerTick);
        return now - marked < MarkInterval ? null : $"{executable} is to be marked as used";
    }
}
