using PreCopy.Lab.Evidence;
using PreCopy.Results;
using PreCopy.Studies;
using Xunit;

namespace PreCopy.Tests.Cli;

public sealed class RunStudyTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ResultsFolder Results => new(_files.PathOf("results"));

    [Fact]
    public async Task The_list_names_every_study_with_its_question()
    {
        var result = await Precopy.RunAsync(["study", "--list"], cancel: Cancel);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Equal(
            StudyRegistry.All.Select(study => study.Name),
            result
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0])
        );
        Assert.Contains(StudyRegistry.All[0].Question, result.Output);
    }

    [Fact]
    public async Task A_study_leaves_data_chart_finding_and_page_the_same_bytes_each_time()
    {
        var first = await Study("two-at-once", "--out", Results.Path);
        var files = Contents();
        await Study("two-at-once", "--out", Results.Path);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(
            [
                "README.md",
                "charts/two-at-once.png",
                "charts/two-at-once.svg",
                "data/two-at-once.csv",
                "findings.json",
            ],
            files.Keys
        );
        Assert.Equal(files, Contents());
        var finding = Assert.Single(Findings.Load(Results.Findings));
        Assert.Contains($"two-at-once\n  {finding.Value}\n", first.Output);
        Assert.Contains(finding.Value, File.ReadAllText(Results.Page));
    }

    [Fact]
    public async Task Studies_run_in_their_own_order_and_leave_earlier_ones_on_the_page()
    {
        await Study("two-at-once", "--out", Results.Path);
        var result = await Study("bytes-vs-concurrency", "one-migration", "--out", Results.Path);

        Assert.Contains("study 1 of 2: one-migration\nstudy 2 of 2: bytes", result.Error);
        Assert.Equal(
            ["## one-migration", "## two-at-once", "## bytes-vs-concurrency"],
            File.ReadLines(Results.Page).Where(line => line.StartsWith("## "))
        );
    }

    [Fact]
    public async Task A_study_of_measurements_is_left_out_without_them_and_says_why()
    {
        var result = await Study("kernel-cost", "--out", Results.Path);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "kernel-cost: left out, needs measurements of KernelVariants",
            result.Error
        );
        Assert.False(File.Exists(Results.Data("kernel-cost")));
    }

    [Fact]
    public async Task A_study_of_the_lab_takes_the_committed_one_or_says_that_there_is_none()
    {
        var result = await Study("lab-stream-cap", "--out", Results.Path);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            CommittedLab.Latest is null,
            result.Error.Contains("lab-stream-cap: left out, needs a study of the lab")
        );
        Assert.Equal(
            CommittedLab.Latest is not null,
            File.Exists(Results.Chart("lab-stream-cap", "svg"))
        );
    }

    [Fact]
    public async Task A_study_of_measurements_takes_the_latest()
    {
        TableCsv.Save(
            PreCopy.Tests.Results.BenchmarkTableTests.Measurements(
                ("LinkSharing", "Concurrency=2, Split=equal", 250),
                ("LinkSharing", "Concurrency=2, Split=sequential", 200)
            ),
            Results.Data(ResultsFolder.Benchmarks)
        );

        var result = await Study("sharing-cost", "--out", Results.Path);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [250, 200],
            TableCsv.Load(Results.Data("sharing-cost")).Numbers("engine cost (ns/batch)")
        );
        Assert.True(File.Exists(Results.Chart("sharing-cost", "svg")));
    }

    [Fact]
    public async Task An_unknown_study_is_answered_with_those_there_are() =>
        (await Study("two-at-onec", "--out", Results.Path)).AssertRefused(
            "unknown study 'two-at-onec'; there are: one-migration, two-at-once, "
        );

    [Fact]
    public async Task A_file_cannot_take_the_results()
    {
        var path = _files.Write("taken", "x");

        (await Study("two-at-once", "--out", path)).AssertRefused($"--out {path}: a file");
        Assert.Equal("x", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_folder_below_a_file_cannot_be_made() =>
        (await Study("two-at-once", "--out", _files.Write("taken", "x") + "/below")).AssertRefused(
            "cannot be written"
        );

    [Theory]
    [InlineData("data/benchmarks.csv", "a,b\n1\n", "row 2 has 1 cells")]
    [InlineData("data/benchmarks.csv", "a,b\n", "row 1: not measurements")]
    [InlineData("manifest.json", "{", "manifest.json")]
    [InlineData("history.csv", "a,b\n", "row 1: not a history")]
    [InlineData("findings.json", "[]", "findings.json")]
    public async Task A_broken_file_of_an_earlier_run_is_named(
        string file,
        string text,
        string message
    )
    {
        Directory.CreateDirectory(Path.Combine(Results.Path, "data"));
        _files.Write($"results/{file}", text);

        var result = await Study("kernel-cost", "--out", Results.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error.TrimEnd().Split('\n')[^1]);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.Equal(text, File.ReadAllText(Path.Combine(Results.Path, file)));
    }

    public void Dispose() => _files.Dispose();

    private static Task<PrecopyResult> Study(params string[] arguments) =>
        Precopy.RunAsync(["study", .. arguments], cancel: Cancel);

    private SortedDictionary<string, string> Contents() =>
        new(
            Directory
                .GetFiles(Results.Path, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    path => Path.GetRelativePath(Results.Path, path).Replace('\\', '/'),
                    path => Convert.ToBase64String(File.ReadAllBytes(path))
                ),
            StringComparer.Ordinal
        );
}
