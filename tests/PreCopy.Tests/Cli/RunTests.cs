using System.Diagnostics;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Cli;

public sealed class RunTests : IDisposable
{
    private readonly RunFixture _run = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public RunTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "plays the benchmarks with a shell script");

    [Fact]
    public async Task Measurements_become_data_charts_and_a_page()
    {
        var result = await _run.RunAsync(Cancel, "--filter", "*KernelVariants*", "--job", "dry");

        Assert.Equal(0, result.ExitCode);
        var call = _run.Calls[^1];
        Assert.Contains("-- dry --filter *KernelVariants* --artifacts ", call);
        Assert.Equal(
            "0123456789abcdef",
            Assert.Single(Benchmarks().Texts(BenchmarkTable.Checksum))
        );
        Assert.True(File.Exists(_run.Results.Chart("kernel-cost", "svg")));
        Assert.Contains("## kernel-cost", File.ReadAllText(_run.Results.Page));
        Assert.Contains(
            "job dry, n = 3",
            File.ReadAllText(_run.Results.Chart("kernel-cost", "svg"))
        );
        Assert.Contains(
            "--job dry --filter '*KernelVariants*'",
            Manifest.Load(_run.Results.Manifest)!.Command
        );
        Assert.Contains($"Charts: {_run.Results.Charts}", result.Output);
        Assert.Contains("kernel-cost\n  In batches of", result.Output);
        Assert.Contains("benchmark 2 of 2: LinkSharing.Simulate [Concurrency=1", result.Error);
        Assert.Contains("sharing-cost: left out, ", result.Error);
        Assert.False(Directory.Exists(call.Split("--artifacts ")[1]));
    }

    [Fact]
    public async Task A_later_run_of_some_keeps_the_others_unless_the_job_is_another()
    {
        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");
        var earlier = Benchmarks();
        earlier.Add("Other", "Run", "", "", 12, 1, 1, 0, 0, 0, "", "", "ff");
        TableCsv.Save(earlier, _run.Results.Data(ResultsFolder.Benchmarks));
        var samples = Samples();
        samples.Add("Other", "Run", "", "", 1, 1.5);
        TableCsv.Save(samples, _run.Results.Data(ResultsFolder.Samples));

        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");
        var merged = Benchmarks().Texts(BenchmarkTable.Class);
        var mergedSamples = Samples().Distinct(BenchmarkTable.Class);
        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*", "--job", "full");
        var replaced = Benchmarks().Texts(BenchmarkTable.Class);
        var replacedSamples = Samples().Texts(BenchmarkTable.Class);

        Assert.Equal(["KernelVariants", "Other"], merged);
        Assert.Equal(merged, mergedSamples);
        Assert.Equal(["KernelVariants"], replaced);
        Assert.Equal(Enumerable.Repeat("KernelVariants", 4), replacedSamples);
    }

    [Fact]
    public async Task A_study_alone_measures_nothing()
    {
        var result = await _run.RunAsync(Cancel, "--filter", "one-*");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--list flat", Assert.Single(_run.Calls));
        Assert.Equal(
            [_run.Results.Data("one-migration")],
            Directory.GetFiles(Path.GetDirectoryName(_run.Results.Data("x"))!)
        );
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_is_answered_with_the_names()
    {
        var result = await _run.RunAsync(Cancel, "--filter", "nothing");

        result.AssertRefused("--filter nothing: matches nothing; the studies are: one-migration, ");
        result.AssertRefused("the benchmarks are: KernelVariants.Migrate, LinkSharing.Simulate");
    }

    [Fact]
    public async Task Failing_benchmarks_show_their_last_lines_and_what_was_measured_is_kept()
    {
        _run.End("fails");

        var result = await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the benchmarks failed with exit code 3; their last lines:", result.Error);
        Assert.Contains("  the link is down\n", result.Error);
        Assert.Single(Benchmarks().Rows);
        Assert.True(File.Exists(_run.Results.Page));
    }

    [Fact]
    public async Task Without_an_SDK_it_says_what_is_missing()
    {
        _run.RemoveDotnet();

        (await _run.RunAsync(Cancel, "--filter", "x")).AssertRefused(
            "the benchmarks need the .NET SDK"
        );
    }

    [Fact]
    public async Task An_interrupted_run_ends_the_benchmarks_and_keeps_what_is_finished()
    {
        Assert.SkipWhen(InterruptTests.IgnoresInterrupts, "this process ignores Ctrl+C");
        _run.End("hangs");
        using var process = _run.Start("--filter", "*KernelVariants*");
        while (
            await process.StandardError.ReadLineAsync(Cancel) is { } line
            && !line.StartsWith("benchmark 2", StringComparison.Ordinal)
        ) { }

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var error = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal("", error);
        Assert.Equal(130, process.ExitCode);
        Assert.Single(Benchmarks().Rows);
        Assert.Contains("### KernelVariants", File.ReadAllText(_run.Results.Page));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(_run.HangingProcess));
    }

    [Fact]
    public async Task An_unknown_job_is_refused() =>
        (await Precopy.RunAsync(["run", "--job", "long"], cancel: Cancel)).AssertRefused("'long'");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_dry_run_leaves_the_timings_there_are()
    {
        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");
        File.AppendAllText(_run.Results.Data(ResultsFolder.Samples), "Other,Run,,,1,1.5\n");

        var result = await _run.RunAsync(Cancel, "--filter", "*KernelVariants*", "--job", "dry");

        Assert.Contains("a dry run times nothing", result.Error);
        Assert.Equal(["KernelVariants", "Other"], Samples().Distinct(BenchmarkTable.Class));
        Assert.Equal("short", Manifest.Load(_run.Results.Manifest)!.Job);
    }

    private Table Samples() => TableCsv.Load(_run.Results.Data(ResultsFolder.Samples));

    private Table Benchmarks() => TableCsv.Load(_run.Results.Data(ResultsFolder.Benchmarks));
}
