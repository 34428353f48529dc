using PreCopy.Results;
using PreCopy.Studies.Histories;
using Xunit;

namespace PreCopy.Tests.Cli;

public sealed class HistoryRunTests : IDisposable
{
    private readonly RunFixture _run = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HistoryRunTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "plays the benchmarks with a shell script");

    [Fact]
    public async Task Every_timed_run_adds_its_rows()
    {
        await Run();
        var before = File.ReadAllText(_run.Results.History);
        // Runs are told apart by their dates, which are in whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        var result = await Run();

        Assert.StartsWith(before, File.ReadAllText(_run.Results.History), StringComparison.Ordinal);
        var entries = History();
        Assert.Equal(2, entries.Count);
        Assert.Equal(
            "KernelVariants.Migrate [BatchSize=1000, Kernel=Scalar]",
            entries[1].Benchmark
        );
        Assert.Equal(Machine.Current.Description, entries[1].Machine);
        Assert.Equal(
            Manifest.Load(_run.Results.Manifest)!.Commit?.ToString() ?? "unknown",
            entries[1].Commit
        );
        Assert.DoesNotContain("CHANGED", result.Output + result.Error);
        Assert.Contains("history\n  No answer has changed; ", result.Output);
        Assert.Contains(
            $"{entries[1].Machine} · {Machine.Current.Runtime} · last commit {entries[1].Commit} · job short",
            File.ReadAllText(_run.Results.Chart("history", "svg"))
        );
    }

    [Fact]
    public async Task A_dry_run_adds_none()
    {
        var result = await Run("--job", "dry");

        Assert.False(File.Exists(_run.Results.History));
        Assert.Contains("history: left out, needs a history", result.Error);
    }

    [Fact]
    public async Task A_changed_answer_is_shouted()
    {
        await Run();
        var history = File.ReadAllText(_run.Results.History);
        File.WriteAllText(_run.Results.History, history.Replace("0123456789abcdef", "beef"));

        var result = await Run();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "WARNING: ANSWERS CHANGED in 1 of 1 benchmarks since they were last measured on this machine:\n  KernelVariants.Migrate [",
            result.Error
        );
        Assert.Contains("history\n  ANSWERS HAVE CHANGED in 1 of 1 benchmark", result.Output);
    }

    [Fact]
    public async Task What_a_failing_run_did_measure_is_history_too()
    {
        _run.End("fails");

        await Run();

        Assert.Single(History());
    }

    [Fact]
    public async Task A_broken_history_is_said_before_anything_is_measured()
    {
        Directory.CreateDirectory(_run.Results.Path);
        File.WriteAllText(_run.Results.History, "date\n");

        (await Run()).AssertRefused($"{_run.Results.History}: row 1: not a history");
        Assert.Empty(_run.Calls);
        Assert.Equal("date\n", File.ReadAllText(_run.Results.History));
    }

    public void Dispose() => _run.Dispose();

    private IReadOnlyList<HistoryEntry> History() =>
        HistoryEntry.Read(HistoryTable.Load(_run.Results.History)!);

    private Task<PrecopyResult> Run(params string[] arguments) =>
        _run.RunAsync(Cancel, ["--filter", "*KernelVariants*", .. arguments]);
}
