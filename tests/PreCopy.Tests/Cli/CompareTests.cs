using System.Text.Json;
using PreCopy.Results;
using PreCopy.Tests.Comparison;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The verb <c>compare</c> on folders of results.</summary>
public sealed class CompareTests : IDisposable
{
    private static readonly Side Usual = new() { Benchmarks = 3 };

    private readonly TemporaryFiles _files = new();
    private readonly string _base;

    public CompareTests() => _base = ResultSets.Write(_files.PathOf("base"), Usual, seed: 1);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(1.0, 3, 0)]
    [InlineData(0.5, 3, 0)]
    [InlineData(2.0, 3, 1)]
    [InlineData(1.2, 1, 3)]
    public async Task The_exit_code_tells_what_came_out(double factor, int launches, int exitCode)
    {
        var diff = Diff(Usual with { Nanoseconds = 100 * factor, Launches = launches });
        var result = await CompareAsync(_base, diff);
        Assert.Equal("", result.Error);
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task The_table_names_both_sides_and_every_verdict()
    {
        var diff = Diff(Usual with { Nanoseconds = 200, Benchmarks = 4 });
        var result = await CompareAsync(_base, diff);
        Assert.Contains($"base: {_base} (commit 0123456789, job full, 2026-01-01", result.Output);
        Assert.Contains("Class.Method [Case=0]", result.Output);
        Assert.Contains("only in diff:\n  Class.Method [Case=3]\n", result.Output);
        Assert.Contains("Of 3 benchmarks 3 slower; the diff takes 2.0", result.Output);
        Assert.DoesNotContain("ANSWERS", result.Output);
    }

    [Fact]
    public async Task The_json_has_the_keys_of_the_help()
    {
        var result = await CompareAsync(_base, Diff(Usual with { Benchmarks = 2 }), "--json");
        var document = Assert.Single(result.Documents());
        Assert.Equal(2, document.GetProperty("same").GetInt32());
        Assert.Equal(0, document.GetProperty("slower").GetInt32());
        Assert.Equal("Class.Method [Case=2]", document.GetProperty("onlyInBase")[0].GetString());
        var first = document.GetProperty("benchmarks")[0];
        Assert.Equal("same", first.GetProperty("verdict").GetString());
        Assert.Equal(54, first.GetProperty("base").GetProperty("samples").GetInt32());
        Assert.InRange(
            first.GetProperty("ratio").GetDouble(),
            first.GetProperty("ratioLower").GetDouble(),
            first.GetProperty("ratioUpper").GetDouble()
        );
        var help = (await Precopy.RunAsync(["compare", "--help"], cancel: Cancel)).Output;
        Assert.All(Keys(document).Concat(Keys(first)), key => Assert.Contains($"\"{key}\"", help));
    }

    [Fact]
    public async Task Changed_answers_come_first_and_fail_unless_they_may()
    {
        var diff = Diff(Usual with { Checksum = "fedcba9876543210" });
        var result = await CompareAsync(_base, diff);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "!!! Class.Method [Case=0]: checksum 0123456789abcdef, now fedcba9876543210",
            result.Output
        );
        Assert.True(
            result.Output.IndexOf("!!!", StringComparison.Ordinal)
                < result.Output.IndexOf("verdict", StringComparison.Ordinal)
        );
        Assert.Equal(0, (await CompareAsync(_base, diff, "--answers-may-differ")).ExitCode);
    }

    [Fact]
    public async Task The_noise_is_the_users_to_set()
    {
        var diff = Diff(Usual with { Nanoseconds = 130 });
        Assert.Equal(1, (await CompareAsync(_base, diff)).ExitCode);
        Assert.Equal(0, (await CompareAsync(_base, diff, "--noise-percent", "50")).ExitCode);
        Assert.Equal(0, (await CompareAsync(_base, diff, "--noise-ns", "50")).ExitCode);
    }

    [Fact]
    public async Task The_chart_and_its_data_go_where_they_are_asked_for()
    {
        var charts = _files.PathOf("charts");
        await CompareAsync(_base, Diff(Usual), "--chart", charts);
        Assert.Equal(
            ["kernel-ratios.csv", "kernel-ratios.png", "kernel-ratios.svg"],
            Directory.GetFiles(charts).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task Other_machines_are_refused_unless_the_user_insists()
    {
        var other = ResultSets.Machine with { Processor = "Another", Runtime = ".NET 11.0.0" };
        var diff = ResultSets.Write(_files.PathOf("diff"), Usual, 2, other);
        (await CompareAsync(_base, diff)).AssertRefused(
            "processor Some Processor and Another; runtime .NET 10.0.0 and .NET 11.0.0); --across-machines"
        );
        Assert.Equal(0, (await CompareAsync(_base, diff, "--across-machines")).ExitCode);
    }

    [Fact]
    public async Task A_baseline_is_found_by_its_name()
    {
        _files.Write("Benchmarks.sln", "");
        var named = ResultSets.Write(_files.PathOf("results/some-processor/first"), Usual, 3);
        using var run = new RunFixture();
        var result = await run.VerbAsync(_files.Folder, ["compare", "first", "base"], Cancel);
        Assert.Equal(0, result.ExitCode);
        (await run.VerbAsync(_files.Folder, ["compare", "second", "base"], Cancel)).AssertRefused(
            "BASE 'second': neither a folder of results with data/benchmarks.csv nor a baseline; the baselines are: first"
        );
        ResultSets.Write(_files.PathOf("results/another/first"), Usual, 3);
        (await run.VerbAsync(_files.Folder, ["compare", "first", "base"], Cancel)).AssertRefused(
            "a baseline of 2 processors"
        );
        Assert.True(Directory.Exists(named));
    }

    [Fact]
    public async Task Nothing_in_common_is_an_error() =>
        (await CompareAsync(_base, Diff(Usual), "--filter", "*Other*")).AssertRefused(
            "no benchmark in common"
        );

    [Fact]
    public async Task A_dry_run_is_not_compared() =>
        (
            await CompareAsync(_base, ResultSets.Write(_files.PathOf("diff"), Usual, 2, job: "dry"))
        ).AssertRefused("a dry run, which times nothing");

    [Theory]
    [InlineData(
        "Class,Method,Case=0,,1,soon\n",
        "row 164, column 'time (ns)': 'soon' is not a time"
    )]
    [InlineData("Class,Method\n", "row 164 has 2 cells")]
    public async Task A_broken_row_is_named(string row, string message)
    {
        var diff = Diff(Usual);
        File.AppendAllText(new ResultsFolder(diff).Data(ResultsFolder.Samples), row);
        (await CompareAsync(_base, diff)).AssertRefused(message);
    }

    [Theory]
    [InlineData("data/benchmark-samples.csv")]
    [InlineData("manifest.json")]
    public async Task Incomplete_results_are_refused(string file)
    {
        var diff = Diff(Usual);
        File.Delete(Path.Combine(diff, file));
        (await CompareAsync(_base, diff)).AssertRefused($"{file}: not there");
    }

    [Theory]
    [InlineData("Required argument 'DIFF' missing", "compare", "a")]
    [InlineData("--launches goes with --run", "compare", "a", "b", "--launches", "5")]
    [InlineData(
        "--launches: a number from 3 to 100",
        "compare",
        "a",
        "b",
        "--run",
        "--launches",
        "2"
    )]
    [InlineData(
        "--noise-percent: a number from 0 on",
        "compare",
        "a",
        "b",
        "--noise-percent",
        "-1"
    )]
    [InlineData("BASE 'nowhere': neither", "compare", "nowhere", "b")]
    public async Task Bad_usage_is_one_line(string message, params string[] arguments) =>
        (await Precopy.RunAsync(arguments, cancel: Cancel)).AssertRefused(message);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<PrecopyResult> CompareAsync(params string[] arguments) =>
        Precopy.RunAsync(["compare", .. arguments], cancel: Cancel);

    private static IEnumerable<string> Keys(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);

    private string Diff(Side side) => ResultSets.Write(_files.PathOf("diff"), side, seed: 2);
}
