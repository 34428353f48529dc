using System.Globalization;
using PreCopy.Lab.Records;
using PreCopy.Lab.Sessions;
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
        var manifest = LabManifest.Parse(Text(open, Manifest, source), $"{source}/{Manifest}");
        var vms = TableCsv.Parse(Text(open, Vms, source), $"{source}/{Vms}");
        using var trace = open(Trace);
        return new(VmTable.Read(vms), manifest.Calibration, manifest.LinkBytesPerSecond)
        {
            DateUtc = manifest.DateUtc,
            Origin = Origin(manifest),
            Trace = trace is null ? [] : TraceFile.Read(trace, $"{source}/{Trace}"),
        };
    }

    private static string Text(Func<string, Stream?> open, string name, string source)
    {
        using var stream =
            open(name) ?? throw new InvalidDataException($"{source}/{name}: not there");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Origin(LabManifest manifest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.QemuVersion} on {manifest.Machine.Processor}, {manifest.Machine.Cores} cores · {manifest.DateUtc:yyyy-MM-dd} · commit {manifest.Commit?.ToString() ?? "unknown"} · n = {manifest.Repetitions}"
        );
}
