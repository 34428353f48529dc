using System.Globalization;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;
using PreCopy.Results;

namespace PreCopy.Lab.Sessions;

/// <summary>Where a study of the lab is kept: <c>manifest.json</c>, <c>vms.csv</c> and a trace of every batch.</summary>
/// <param name="Path">The folder; it need not be there before something is kept.</param>
public sealed record StudyFolder(string Path)
{
    /// <summary>The name of a machine's folder: <c>amd-epyc-2-cores</c>.</summary>
    public static string NameFor(Machine machine) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{BaselineName.ProcessorFolder(machine.Processor)}-{machine.Cores}-cores"
        );

    /// <summary>How the study was run, or <see langword="null"/> before its calibration.</summary>
    /// <exception cref="InvalidDataException">The file is not a manifest.</exception>
    public LabManifest? Manifest() => LabManifest.Load(ManifestPath);

    /// <summary>The batches that were run so far.</summary>
    /// <exception cref="InvalidDataException">The file is not the VMs of a lab.</exception>
    public IReadOnlyList<LabRecord> Records() =>
        File.Exists(VmsPath) ? VmTable.Read(TableCsv.Load(VmsPath)) : [];

    /// <summary>Everything that QEMU said in a batch.</summary>
    /// <exception cref="InvalidDataException">The file is not a trace.</exception>
    public IReadOnlyList<TraceLine> Trace(LabStep step) => TraceFile.Load(TracePath(step));

    /// <summary>Keeps how the study is run.</summary>
    public void Keep(LabManifest manifest) => manifest.Save(ManifestPath);

    /// <summary>Keeps one more batch; those before it are kept with it.</summary>
    /// <param name="records">All batches, the new one last.</param>
    /// <param name="trace">What QEMU said in the last one.</param>
    public void Keep(IReadOnlyList<LabRecord> records, IReadOnlyList<TraceLine> trace)
    {
        // A batch is in the table only with its trace.
        TraceFile.Save(trace, TracePath(records[^1].Step));
        TableCsv.Save(VmTable.Of(records), VmsPath);
    }

    /// <summary>Removes an earlier study; whatever else is in the folder stays.</summary>
    public void Clear()
    {
        foreach (var file in (string[])[ManifestPath, VmsPath])
            if (File.Exists(file))
                File.Delete(file);
        if (Directory.Exists(TracesPath))
            Directory.Delete(TracesPath, recursive: true);
    }

    private string ManifestPath => System.IO.Path.Combine(Path, "manifest.json");

    private string VmsPath => System.IO.Path.Combine(Path, "vms.csv");

    private string TracesPath => System.IO.Path.Combine(Path, "traces");

    private string TracePath(LabStep step) =>
        System.IO.Path.Combine(TracesPath, $"{step.Name}.jsonl.gz");
}
