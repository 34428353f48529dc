using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class ResultsPageTests : IDisposable
{
    private readonly TemporaryFiles _files = new();
    private readonly ResultsFolder _folder;

    public ResultsPageTests() => _folder = new(_files.Folder);

    [Fact]
    public void Every_chart_is_shown_in_order_with_its_finding_and_its_data()
    {
        AddStudy("second", "Then that.");
        AddStudy("unordered", "And more.");
        AddStudy("first", "This first.");
        Findings.Set(_folder.Findings, "without-chart", "Not drawn.");

        var page = Page("first", "absent", "second");

        Assert.Contains(
            "## first\n\nThis first.\n\n[![first](charts/first.svg)](charts/first.svg)\n\n[Data](data/first.csv)",
            page
        );
        Assert.True(page.IndexOf("## first") < page.IndexOf("## second"));
        Assert.True(page.IndexOf("## second") < page.IndexOf("## unordered"));
        Assert.DoesNotContain("absent", page);
        Assert.DoesNotContain("without-chart", page);
    }

    [Fact]
    public void The_effects_that_the_lab_takes_apart_are_shown_as_a_table()
    {
        var effects = new Table("model", "makespan bias (%)");
        effects.Add("all", -0.25);
        TableCsv.Save(effects, _folder.Data("lab-ablation"));
        Findings.Set(_folder.Findings, "lab-ablation", "This matters.");

        Assert.Contains(
            "## lab-ablation\n\nThis matters.\n\n| model | makespan bias (%) |\n| --- | --: |\n| all | −0.25 |\n\n[Data](data/lab-ablation.csv)",
            Page("lab-ablation")
        );
    }

    [Fact]
    public void A_later_run_of_one_study_leaves_the_others_standing()
    {
        AddStudy("a", "Old a.");
        AddStudy("b", "Old b.");
        AddStudy("a", "New a.");

        var page = Page("a", "b");

        Assert.Contains("New a.", page);
        Assert.Contains("Old b.", page);
        Assert.DoesNotContain("Old a.", page);
    }

    [Fact]
    public void The_measurements_stand_below_with_machine_commit_and_command()
    {
        var manifest = Manifest.Now(_files.Folder, "precopy run --job short", "short");
        (manifest with { Commit = new("abcdef0123", Dirty: false) }).Save(_folder.Manifest);
        TableCsv.Save(
            BenchmarkTableTests.Measurements(
                ("LinkSharing", "Concurrency=2, Split=equal", 4321.5),
                ("KernelVariants", "", 2)
            ),
            _folder.Data(ResultsFolder.Benchmarks)
        );

        var withoutSamples = Page();
        TableCsv.Save(
            BenchmarkSamplesTests.Samples(("LinkSharing", 1, 4321)),
            _folder.Data(ResultsFolder.Samples)
        );
        var page = Page();

        Assert.DoesNotContain("benchmark-samples", withoutSamples);
        Assert.Contains("[every iteration](data/benchmark-samples.csv)", page);
        Assert.Contains("| command | `precopy run --job short` |", page);
        Assert.Contains("| commit | abcdef0123 |", page);
        Assert.Contains(manifest.Machine.Processor, page);
        Assert.Contains(
            "### LinkSharing\n\n| method | parameters | mean | n | allocated | makespan | slowdown | checksum |",
            page
        );
        Assert.Contains(
            "| Run | Concurrency=2, Split=equal | 4.32 ± 0.00 µs | 12 | 0 B | 8.25 s | 1.500 | `00ff` |",
            page
        );
        Assert.Contains("| Run |  | 2.00 ± 0.50 ns |", page);
    }

    [Fact]
    public void Jobs_beside_the_suites_own_have_a_column()
    {
        var measurements = BenchmarkTableTests.Measurements(("Ladder", "", 2));
        measurements.Add("Ladder", "Run", "", "256", 12, 1, 1, 0.1, 0.5, 0, "", "", "00ff");
        TableCsv.Save(measurements, _folder.Data(ResultsFolder.Benchmarks));

        var page = Page();

        Assert.Contains("\n| method | parameters | job | mean | n |", page);
        Assert.Contains("\n|---|---|---|--:|", page);
        Assert.Contains("\n| Run |  |  | 2.00 ± 0.50 ns |", page);
        Assert.Contains("\n| Run |  | 256 | 1.00 ± 0.50 ns |", page);
    }

    [Fact]
    public void Broken_findings_are_refused_by_name()
    {
        File.WriteAllText(_folder.Findings, "[]");

        Assert.StartsWith(
            _folder.Findings,
            Assert.Throws<InvalidDataException>(() => ResultsPage.Save(_folder, [])).Message
        );
    }

    public void Dispose() => _files.Dispose();

    private void AddStudy(string name, string finding)
    {
        Directory.CreateDirectory(_folder.Charts);
        File.WriteAllText(_folder.Chart(name, "svg"), "<svg/>");
        Findings.Set(_folder.Findings, name, finding);
    }

    private string Page(params string[] order)
    {
        ResultsPage.Save(_folder, order);
        return File.ReadAllText(_folder.Page);
    }
}
