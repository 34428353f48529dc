using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Records;
using PreCopy.Results;

namespace PreCopy.Lab.Evidence;

/// <summary>
/// The files of a study that its evidence is made of: <c>manifest.json</c>, <c>vms.csv</c> and, where there is one, the trace of
/// <see cref="LabStudyData.TracedStep"/>.
/// </summary>
public static class LabStudyFiles
{
    private const string Manifest = "manifest.json";
    private const string Vms = "vms.csv";
    private const string Trace = $"traces/{LabStudyData.TracedStep}.jsonl.gz";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing or not what its name says; the message names it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LabStudyData Load(string folder) =>
        Read(
            name =>
                Path.Combine(folder, name) is var path && File.Exists(path)
                    ? File.OpenRead(path)
                    : null,
            folder
        );

    /// <summary>Reads what opens under these names; <paramref name="source"/> is for messages.</summary>
    internal static LabStudyData Read(Func<string, Stream?> open, string source)
    {
        var what = ReadManifest(Text(open, Manifest, source), $"{source}/{Manifest}");
        var table = TableCsv.Parse(Text(open, Vms, source), $"{source}/{Vms}");
        return new(VmTable.Read(table), what.Calibration, what.LinkBytesPerSecond)
        {
            DateUtc = what.DateUtc,
            Origin = what.Origin,
            Trace = ReadTrace(open, source),
        };
    }

    private static string Text(Func<string, Stream?> open, string name, string source)
    {
        using var stream =
            open(name) ?? throw new InvalidDataException($"{source}/{name}: not there");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static ManifestPart ReadManifest(string text, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<ManifestPart>(text, Format)
                ?? throw new InvalidDataException($"{source}: null, expected an object");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{source}: {error.Message}", error);
        }
    }

    private static List<TraceLine> ReadTrace(Func<string, Stream?> open, string source)
    {
        using var packed = open(Trace);
        if (packed is null)
            return [];
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var trace = new List<TraceLine>();
        try
        {
            while (lines.ReadLine() is { } line)
                trace.Add(ReadLine(JsonElement.Parse(line)));
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{source}/{Trace}: line {trace.Count + 1}: not a line of a trace",
                exception
            );
        }
        return trace;
    }

    // People count VMs from 1.
    private static TraceLine ReadLine(JsonElement line) =>
        new(
            line.GetProperty("seconds").GetDouble(),
            line.GetProperty("vm").GetInt32() - 1,
            line.GetProperty("what").GetString()!,
            line.TryGetProperty("data", out var data) ? data : default
        );

    private sealed record ManifestPart
    {
        public required DateTime DateUtc { get; init; }

        public required string QemuVersion { get; init; }

        public required Machine Machine { get; init; }

        public required SourceCommit? Commit { get; init; }

        public required int Repetitions { get; init; }

        public required double LinkBytesPerSecond { get; init; }

        public required LabCalibration Calibration { get; init; }

        public string Origin =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"QEMU {QemuVersion} on {Machine.Processor}, {Machine.Cores} cores · {DateUtc:yyyy-MM-dd} · commit {Commit?.ToString() ?? "unknown"} · n = {Repetitions}"
            );
    }
}
