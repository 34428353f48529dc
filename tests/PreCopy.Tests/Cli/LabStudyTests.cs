using PreCopy.Lab.Plans;
using PreCopy.Lab.Qemu;
using PreCopy.Lab.Sessions;
using PreCopy.Tests.Lab;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>Which folder a study of the lab goes to; no batch is run.</summary>
public sealed class LabStudyTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    private StudyFolder Folder => new(_files.PathOf("study"));

    public LabStudyTests() =>
        Assert.SkipWhen(
            QemuBinary.Find() is null || !OperatingSystem.IsLinux(),
            $"{QemuBinary.Program} is not installed"
        );

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_folder_with_another_study_is_left_as_it_is()
    {
        Keep(LabSamples.Setting with { Plan = "full", Seed = 3 });

        var result = await Study();

        result.AssertRefused(
            $"{Folder.Path} has another study: plan was full and is short, seed was 3 and is 1, QEMU was "
        );
        result.AssertRefused("; name another --out, or start over with --fresh");
        Assert.Equal(3, Folder.Manifest()!.Seed);
    }

    [Fact]
    public async Task Batches_without_a_manifest_are_nobody_s()
    {
        var step = LabSamples.Plan.Steps(1).First();
        var run = LabSamples.Run(step.Case.Batch);
        Folder.Keep([new(step, run.Vms, run.LinkUse)], run.Trace);

        (await Study()).AssertRefused("has another study: its manifest is missing");

        Assert.Single(Folder.Records());
    }

    [Theory]
    [InlineData("manifest.json", "{")]
    [InlineData("vms.csv", "a,b\n1,2\n")]
    public async Task A_broken_file_is_named(string file, string text)
    {
        Directory.CreateDirectory(Folder.Path);
        File.WriteAllText(Path.Combine(Folder.Path, file), text);

        (await Study()).AssertRefused($"{file}: ");
    }

    private void Keep(LabSetting setting) =>
        Folder.Keep(
            LabManifest.Now(
                setting,
                LabPlan.Quick.Repetitions,
                _files.Folder,
                "x",
                LabSamples.Calibration
            )
        );

    private Task<PrecopyResult> Study() =>
        Precopy.RunInAsync(
            _files.Folder,
            ["lab", "study", "--short", "--out", Folder.Path],
            TestContext.Current.CancellationToken
        );
}
