using System.Text.Json;

namespace PreCopy.Results;

/// <summary>Reads BenchmarkDotNet's full JSON report of one benchmark class (<c>*-report-full.json</c>).</summary>
public static class BenchmarkReport
{
    /// <summary>How the names of these files end.</summary>
    public const string FileSuffix = "-report-full.json";

    /// <summary>The cases of a report file that were measured; those that failed have no statistics and are left out.</summary>
    /// <exception cref="InvalidDataException">It is not such a report; the message names the file and what is missing.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<BenchmarkMeasurement> Load(string path) =>
        Parse(File.ReadAllText(path), path);

    /// <summary>The measured cases of a report; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="InvalidDataException">It is not such a report; the message names the source and what is missing.</exception>
    public static IReadOnlyList<BenchmarkMeasurement> Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. document
                    .RootElement.GetProperty("Benchmarks")
                    .EnumerateArray()
                    .Where(benchmark =>
                        benchmark.GetProperty("Statistics").ValueKind == JsonValueKind.Object
                    )
                    .Select(Measurement),
            ];
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{source}: not a full BenchmarkDotNet report: {error.Message}",
                error
            );
        }
    }

    private static BenchmarkMeasurement Measurement(JsonElement benchmark)
    {
        var statistics = benchmark.GetProperty("Statistics");
        var kept = statistics.GetProperty("N").GetInt32();
        return new(
            Text(benchmark, "FullName"),
            Text(benchmark, "DisplayInfo"),
            Text(benchmark, "Type"),
            Text(benchmark, "Method"),
            Text(benchmark, "Parameters").Replace("&", ", "),
            [.. Samples(benchmark)],
            kept,
            Number(statistics.GetProperty("Mean")),
            Number(statistics.GetProperty("Median")),
            // Of a single sample BenchmarkDotNet says 0.
            kept > 1
                ? Number(statistics.GetProperty("StandardError"))
                : double.NaN,
            Number(statistics.GetProperty("ConfidenceInterval").GetProperty("Margin")),
            AllocatedBytes(benchmark)
        );
    }

    // The stage "Actual" is what was measured; "Result" is what is left of it without outliers.
    private static IEnumerable<BenchmarkSample> Samples(JsonElement benchmark) =>
        benchmark
            .GetProperty("Measurements")
            .EnumerateArray()
            .Where(measurement =>
                Text(measurement, "IterationMode") == "Workload"
                && Text(measurement, "IterationStage") == "Actual"
            )
            .Select(measurement => new BenchmarkSample(
                // Without a process of its own the launch has the index 0.
                Math.Max(1, measurement.GetProperty("LaunchIndex").GetInt32()),
                measurement.GetProperty("Nanoseconds").GetDouble()
                    / measurement.GetProperty("Operations").GetInt64()
            ));

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? "";

    // What is not a number is written as an empty string.
    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.NaN : value.GetDouble();

    private static long? AllocatedBytes(JsonElement benchmark) =>
        benchmark.TryGetProperty("Memory", out var memory)
        && memory.ValueKind == JsonValueKind.Object
        && memory.TryGetProperty("BytesAllocatedPerOperation", out var bytes)
        && bytes.ValueKind == JsonValueKind.Number
            ? bytes.GetInt64()
            : null;
}
