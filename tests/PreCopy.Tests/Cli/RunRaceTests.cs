using System.Diagnostics;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The race as a part of <c>run</c>.</summary>
public sealed class RunRaceTests : IDisposable
{
    private readonly RunFixture _run = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Times => _run.Results.Data(ResultsFolder.Race);

    public RunRaceTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "plays the benchmarks with a shell script");

    [Fact]
    public async Task A_race_becomes_goals_charts_and_a_page()
    {
        var result = await _run.RunAsync(Cancel, "--filter", "*KernelRace*", "--job", "short");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("-- race short --out ", _run.Calls[^1]);
        Assert.Contains("race: launch 2 of 2, case 1 of 9: kernels, 1,000", result.Error);
        Assert.True(File.Exists(_run.Results.Chart("roofline", "svg")));
        Assert.Contains(
            "launches = 5, interleaved rounds in each = 5",
            File.ReadAllText(_run.Results.Chart("roofline", "svg"))
        );
        Assert.Contains(
            "| best kernel / tuned C++ lifting, 1,000 | ≤ 1.1 |",
            File.ReadAllText(_run.Results.Page)
        );
        Assert.Equal(14, TableCsv.Load(_run.Results.Data("kernel-goals")).Rows.Count);
        Assert.Equal("short", Manifest.Load(_run.Results.Manifest)!.Job);
    }

    [Fact]
    public async Task A_dry_race_does_not_replace_a_timed_one()
    {
        await _run.RunAsync(Cancel, "--filter", "*KernelRace*");
        File.WriteAllText(Times, File.ReadAllText(Times).Replace("ThreadedLifting", "Threaded"));
        var timed = File.ReadAllText(Times);

        var result = await _run.RunAsync(Cancel, "--filter", "*KernelRace*", "--job", "dry");

        Assert.Contains("a dry run times nothing: the race of the short run stays", result.Error);
        Assert.Equal(timed, File.ReadAllText(Times));
        Assert.Equal("short", Manifest.Load(_run.Results.Manifest)!.Job);
    }

    [Fact]
    public async Task Measurements_of_another_job_do_not_stand_beside_a_race()
    {
        var benchmarks = _run.Results.Data(ResultsFolder.Benchmarks);
        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");
        Assert.True(File.Exists(benchmarks));

        await _run.RunAsync(Cancel, "--filter", "*KernelRace*", "--job", "full");
        Assert.False(File.Exists(benchmarks));

        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");
        Assert.False(File.Exists(Times));
        Assert.False(File.Exists(RaceMeasurements.AllocationsPath(Times)));
    }

    [Fact]
    public async Task A_race_leaves_the_benchmarks_of_the_same_machine_and_job()
    {
        await _run.RunAsync(Cancel, "--filter", "*KernelVariants*");
        await _run.RunAsync(Cancel, "--filter", "*KernelRace*");

        Assert.True(File.Exists(_run.Results.Data(ResultsFolder.Benchmarks)));
        Assert.True(File.Exists(Times));
    }

    [Fact]
    public async Task A_failing_race_says_why_and_keeps_the_finished_launches()
    {
        _run.End("fails");

        var result = await _run.RunAsync(Cancel, "--filter", "*KernelRace*");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the race failed with exit code 3; its last lines:", result.Error);
        Assert.Contains("  the link is down\n", result.Error);
        Assert.NotEmpty(RaceMeasurements.Load(Times).Times.Rows);
    }

    [Fact]
    public async Task An_interrupted_race_keeps_the_finished_launches()
    {
        Assert.SkipWhen(InterruptTests.IgnoresInterrupts, "this process ignores Ctrl+C");
        _run.End("hangs");
        using var process = _run.Start("--filter", "*KernelRace*");
        while (
            await process.StandardError.ReadLineAsync(Cancel) is { } line
            && !line.StartsWith("race: launch", StringComparison.Ordinal)
        ) { }

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(130, process.ExitCode);
        Assert.NotEmpty(RaceMeasurements.Load(Times).Times.Rows);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(_run.HangingProcess));
    }

    [Theory]
    [InlineData("data/kernel-race.csv", "a,b\n1,2\n", "row 1: not of a race")]
    [InlineData("data/kernel-race-allocations.csv", "a\n1\n", "row 1: not of a race")]
    public async Task A_broken_file_of_an_earlier_race_is_named(
        string file,
        string text,
        string message
    )
    {
        await _run.RunAsync(Cancel, "--filter", "*KernelRace*");
        File.WriteAllText(Path.Combine(_run.Results.Path, file), text);

        var result = await Precopy.RunAsync(
            ["study", "roofline", "--out", _run.Results.Path],
            cancel: Cancel
        );

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error.TrimEnd().Split('\n')[^1]);
    }

    public void Dispose() => _run.Dispose();
}
