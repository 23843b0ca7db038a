using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GoRun.Bench.Measuring;
using GoRun.Bench.Scenarios;

namespace GoRun.Bench.Reporting;

/// <summary>Every single run, as JSON: times in milliseconds, the sides of one index being a pair.</summary>
internal static class RawNumbers
{
    public static void Write(Report report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, MaxDepth = 8 });
        json.WriteStartObject();
        json.WriteString("go", report.Version);
        json.WriteNumber("cores", Environment.ProcessorCount);
        json.WriteStartArray("measurements");
        foreach (Measurement m in report.Measurements)
        {
            json.WriteStartObject();
            json.WriteString("release", m.Release);
            json.WriteString("work", m.Scenario.Work.Name);
            json.WriteString("changed", m.Scenario.Change.Word());
            if (m.Scenario.Target is { } target) json.WriteNumber("target", target);
            Side(json, "gorun", m.Gorun);
            Side(json, "go", m.Go);
            if (!m.Floor.IsEmpty) Side(json, "floor", m.Floor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("costs");
        foreach (Cost cost in report.Costs)
        {
            json.WriteStartObject();
            json.WriteString("what", cost.What);
            json.WriteString("work", cost.Work);
            json.WriteNumber("gorun", cost.Gorun);
            json.WriteNumber("go", cost.Go);
            if (cost.Program is { } program) json.WriteNumber("program", program);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string name, ImmutableArray<Sample> samples)
    {
        json.WriteStartObject(name);
        Numbers("wall", sample => sample.Wall);
        Numbers("cpu", sample => sample.Cpu);
        json.WriteEndObject();

        // A list is one line: the writer would begin a line for every number.
        void Numbers(string kind, Func<Sample, double> number)
        {
            json.WritePropertyName(kind);
            json.WriteRawValue($"[{string.Join(", ", samples.Select(sample => number(sample).ToString("f2", CultureInfo.InvariantCulture)))}]");
        }
    }
}
