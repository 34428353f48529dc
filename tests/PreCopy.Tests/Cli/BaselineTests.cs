using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Cli;

public sealed class BaselineTests : IDisposable
{
    private readonly RunFixture _run = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ResultsFolder Saved => _run.Results.Baseline(Machine.Current.Processor, "before");

    public BaselineTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "plays the benchmarks with a shell script");

    [Fact]
    public async Task A_run_keeps_what_it_measured_under_a_name()
    {
        var result = await Run("--save-baseline", "before");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Baseline: {Saved.Path}", result.Error);
        var set = ResultSet.Load(Saved.Path);
        Assert.Equal(4, Assert.Single(set.Cases).Samples.Count);
        Assert.Equal("short", set.Manifest.Job);
        Assert.Equal(set.Cases[0].Key, Assert.Single(ResultSet.Load(_run.Results.Path).Cases).Key);
    }

    [Fact]
    public async Task A_baseline_holds_no_measurements_of_other_runs()
    {
        await Run();
        File.AppendAllText(
            _run.Results.Data(ResultsFolder.Benchmarks),
            "Other,Run,,,12,1,1,0,0,0,,,ff\n"
        );

        await Run("--save-baseline", "before");

        Assert.Equal(2, ResultSet.Load(_run.Results.Path).Cases.Count);
        Assert.Single(ResultSet.Load(Saved.Path).Cases);
    }

    [Fact]
    public async Task A_baseline_is_replaced_only_when_forced()
    {
        await Run("--save-baseline", "before");
        File.WriteAllText(Path.Combine(Saved.Path, "note"), "mine");
        var calls = _run.Calls.Length;

        (await Run("--save-baseline", "before")).AssertRefused(
            $"--save-baseline before: {Saved.Path} is there already; --force replaces it"
        );
        Assert.Equal(calls, _run.Calls.Length);
        Assert.True(File.Exists(Path.Combine(Saved.Path, "note")));

        Assert.Equal(0, (await Run("--save-baseline", "before", "--force")).ExitCode);
        Assert.False(File.Exists(Path.Combine(Saved.Path, "note")));
    }

    [Fact]
    public async Task A_run_that_fails_leaves_no_baseline()
    {
        _run.End("fails");

        var result = await Run("--save-baseline", "before");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no baseline was saved", result.Error);
        Assert.False(Directory.Exists(Saved.Path));
        Assert.True(File.Exists(_run.Results.Data(ResultsFolder.Benchmarks)));
    }

    [Theory]
    [InlineData("'../x': not a name; allowed are 1 to 64 letters", "--save-baseline", "../x")]
    [InlineData("'': not a name", "--save-baseline", "")]
    [InlineData("a dry run times nothing", "--save-baseline", "before", "--job", "dry")]
    [InlineData("--force: only with --save-baseline NAME", "--force")]
    public async Task What_cannot_be_kept_is_refused_before_anything_runs(
        string message,
        params string[] arguments
    )
    {
        (await Run(arguments)).AssertRefused(message);
        Assert.Empty(_run.Calls);
    }

    [Fact]
    public async Task A_filter_that_measures_nothing_has_no_baseline() =>
        (
            await _run.RunAsync(Cancel, "--filter", "one-*", "--save-baseline", "before")
        ).AssertRefused("--filter one-* chooses no benchmark; there are: KernelVariants.Migrate");

    public void Dispose() => _run.Dispose();

    private Task<PrecopyResult> Run(params string[] arguments) =>
        _run.RunAsync(Cancel, ["--filter", "*KernelVariants*", .. arguments]);
}
