using PreCopy.Cli.Run;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Calibrations;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Sessions;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Lab;

/// <summary>A study of the lab: its calibration, its batches, what came of them.</summary>
/// <param name="plan">Which batches.</param>
/// <param name="seed">Of their order.</param>
/// <param name="link">The kind of link.</param>
/// <param name="output">The study's folder; <see langword="null"/> for the usual one.</param>
/// <param name="isFresh">Whether the study that is there is removed.</param>
internal sealed class LabStudyRun(
    LabPlan plan,
    int seed,
    LinkKind link,
    string? output,
    bool isFresh
)
{
    /// <summary>Runs what is missing; every batch that has ended is kept, whatever happens then.</summary>
    /// <exception cref="InputException">The folder cannot be written, or has another study.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var folder = new StudyFolder(OutputFolder.Open(output ?? UsualFolder()).Path);
        using var lab = OpenLab.Open(link, plan.LinkBytesPerSecond, useKvm: false);
        using var progress = new Progress();
        if (isFresh)
            folder.Clear();
        var manifest = await BeginAsync(folder, lab, progress, cancellation);
        var records = await new LabSession(
            plan,
            seed,
            folder,
            new BatchRunner(lab.Host).RunAsync
        ).RunAsync(new LabStudyProgress(progress), cancellation);
        progress.Dispose();
        LabStudyTable.Write(records, manifest);
        Console.WriteLine($"Batches: {folder.Path}");
        return ExitCode.Done;
    }

    private string UsualFolder()
    {
        var checkout = Checkout.Find();
        var root =
            plan.Name == LabPlan.Full.Name
                ? Checkout.DefaultResults(checkout)
                : Path.Combine(checkout?.Path ?? Environment.CurrentDirectory, "artifacts");
        return Path.Combine(root, "lab", StudyFolder.NameFor(Machine.Current));
    }

    // The calibration belongs to the study: one that goes on goes on with it.
    private async Task<LabManifest> BeginAsync(
        StudyFolder folder,
        OpenLab lab,
        Progress progress,
        CancellationToken cancellation
    )
    {
        var setting = lab.Setting(plan.Name, seed);
        if (Earlier(folder, setting) is { } earlier)
        {
            var extended = earlier with
            {
                Repetitions = Math.Max(earlier.Repetitions, plan.Repetitions),
            };
            folder.Keep(extended);
            return extended;
        }
        var calibration = await new Calibrator(lab.Host, lab.QueuedBytes).MeasureAsync(
            plan,
            new LabCalibrationProgress(progress),
            cancellation
        );
        var manifest = LabManifest.Now(
            setting,
            plan.Repetitions,
            Checkout.Find()?.Path ?? Environment.CurrentDirectory,
            Command,
            calibration
        );
        folder.Keep(manifest);
        return manifest;
    }

    private static LabManifest? Earlier(StudyFolder folder, LabSetting setting)
    {
        var (manifest, records) = Stored.Read(() => (folder.Manifest(), folder.Records()));
        string[] differences =
            manifest is not null ? [.. setting.DifferencesFrom(manifest.Setting)]
            : records.Count > 0 ? ["its manifest is missing"]
            : [];
        return differences.Length == 0
            ? manifest
            : throw new InputException(
                $"{folder.Path} has another study: {string.Join(", ", differences)}; name another --out, or start over with --fresh"
            );
    }

    private string Command =>
        $"dotnet run -c Release --project src/PreCopy.Cli -- lab study --{plan.Name} --seed {seed} --repetitions {plan.Repetitions}"
        + (link == LinkKind.Emulated ? "" : " --link tc");
}
