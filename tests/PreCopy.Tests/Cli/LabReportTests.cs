using System.Text.Json;
using PreCopy.Cli.Lab;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Results;
using PreCopy.Studies;
using PreCopy.Tests.Lab.Evidence;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>What is written beside a study of the lab.</summary>
public sealed class LabReportTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_study_gets_its_summary_its_tables_its_charts_and_a_page()
    {
        LabReport.Write(_files.Folder, EvidenceSamples.Measured);

        var drawn = StudyRegistry.All.Where(study => study is { NeedsLab: true, IsDrawn: true });
        Assert.Equal(
            drawn
                .SelectMany(study =>
                    (string[])[$"charts/{study.Name}.png", $"charts/{study.Name}.svg"]
                )
                .Concat(["README.md", "ablation.csv", "batches.csv", "summary.json"])
                .Order(StringComparer.Ordinal),
            Files().Keys
        );
        using var summary = JsonDocument.Parse(File.ReadAllText(_files.PathOf("summary.json")));
        Assert.Equal(39, summary.RootElement.GetProperty("batches").GetInt32());
        Assert.Equal(39, TableCsv.Load(_files.PathOf("batches.csv")).Rows.Count);
        Assert.Equal(
            LabEffectTable.Models.Select(each => each.Model),
            TableCsv.Load(_files.PathOf("ablation.csv")).Texts("model")
        );
    }

    [Fact]
    public void The_page_says_where_what_and_how_well()
    {
        LabReport.Write(_files.Folder, EvidenceSamples.Measured);

        var page = File.ReadAllText(_files.PathOf("README.md"));
        Assert.Contains("do not edit", page);
        Assert.Contains(EvidenceSamples.Measured.Origin, page);
        Assert.Contains("| makespan, median error | 0.5 % |", page);
        Assert.Contains("(charts/lab-trace.svg)", page);
        Assert.Contains("| all but the working-set cap |", page);
        Assert.Contains("| n3-d0.4-cancel | 1 | never | never |", page);
    }

    [Fact]
    public void A_report_is_written_over_by_the_same_bytes()
    {
        LabReport.Write(_files.Folder, EvidenceSamples.Measured);
        var first = Files();
        LabReport.Write(_files.Folder, EvidenceSamples.Measured);

        Assert.Equal(first, Files());
    }

    [Fact]
    public void A_short_study_gets_what_it_has_batches_for()
    {
        var kind = EvidenceSamples.Case(LabMode.Sequential, 2);
        LabReport.Write(_files.Folder, EvidenceSamples.Of(EvidenceSamples.Run(kind, 1, 10, 20)));

        Assert.Equal(
            [
                "README.md",
                "ablation.csv",
                "batches.csv",
                "charts/lab-predicted-vs-measured.png",
                "charts/lab-predicted-vs-measured.svg",
                "summary.json",
            ],
            Files().Keys
        );
        Assert.DoesNotContain("lab-trace", File.ReadAllText(_files.PathOf("README.md")));
    }

    [Fact]
    public async Task The_verb_reports_a_folder_and_shows_the_goals()
    {
        foreach (var file in (string[])["manifest.json", "vms.csv"])
            File.Copy(Path.Combine(EvidenceSamples.Folder, file), _files.PathOf(file));

        var result = await Precopy.RunAsync(
            ["lab", "report", _files.Folder],
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Contains("makespan, worst error", result.Output);
        Assert.Contains(_files.PathOf("README.md"), result.Output);
        Assert.True(File.Exists(_files.PathOf("summary.json")));
    }

    [Fact]
    public async Task A_folder_without_a_study_is_refused()
    {
        var cancel = TestContext.Current.CancellationToken;

        (
            await Precopy.RunAsync(["lab", "report", _files.PathOf("no")], cancel: cancel)
        ).AssertRefused("no such folder");
        (await Precopy.RunAsync(["lab", "report", _files.Folder], cancel: cancel)).AssertRefused(
            "manifest.json: not there"
        );
        Assert.Empty(Files());
    }

    private SortedDictionary<string, string> Files() =>
        new(
            Directory
                .GetFiles(_files.Folder, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    path => Path.GetRelativePath(_files.Folder, path).Replace('\\', '/'),
                    path => Convert.ToBase64String(File.ReadAllBytes(path))
                ),
            StringComparer.Ordinal
        );
}
