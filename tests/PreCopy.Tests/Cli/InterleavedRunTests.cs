using System.Diagnostics;
using PreCopy.Cli.Compare;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary><c>compare --run</c>, with a <c>dotnet</c> that plays the benchmarks' part.</summary>
public sealed class InterleavedRunTests : IDisposable
{
    private readonly RunFixture _run = new();
    private readonly TemporaryFiles _files = new();

    public InterleavedRunTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "plays the benchmarks with a shell script");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _run.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void The_launches_alternate_and_neither_side_is_always_first() =>
        Assert.Equal([0, 1, 1, 0, 0, 1], InterleavedRun.Order(3));

    [Fact]
    public async Task Two_kernels_are_measured_in_turns_and_kept()
    {
        var result = await RunAsync("scalar", "Reference");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(
            [
                "Scalar",
                "Reference",
                "Scalar",
                "Reference",
                "Reference",
                "Scalar",
                "Scalar",
                "Reference",
            ],
            _run.Kernels
        );
        Assert.All(_run.Calls[2..], call => Assert.Contains("--no-build -- short --filter", call));
        Assert.All(_run.Calls[2..], call => Assert.EndsWith("--launchCount 1", call));
        Assert.Contains("launch 6 of 6, Reference: about", result.Error);
        Assert.Contains("Of 1 benchmarks 1 inconclusive", result.Output);
        var kept = BenchmarkSamples.Load(
            new ResultsFolder(_files.PathOf("out/diff")).Data("benchmark-samples")
        );
        Assert.Equal(["1", "2", "3"], kept.Distinct(BenchmarkSamples.Launch));
    }

    [Fact]
    public async Task Two_revisions_are_built_in_clones_that_are_gone_afterwards()
    {
        Git("init", "-q");
        _files.Write("Benchmarks.sln", "");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "one");

        var result = await _run.VerbAsync(_files.Folder, Arguments("HEAD", "."), Cancel);

        Assert.Equal(3, result.ExitCode);
        var projects = _run.Calls.Select(call => call.Split(' ')[4]).Distinct().ToArray();
        Assert.Equal(2, projects.Length);
        Assert.False(Directory.Exists(projects[0]));
        Assert.Single(
            Directory.GetDirectories(_files.PathOf(".git")),
            path => path.EndsWith("objects", StringComparison.Ordinal)
        );
        Assert.False(Directory.Exists(_files.PathOf(".git/worktrees")));
    }

    [Fact]
    public async Task An_interrupted_run_compares_what_is_finished()
    {
        Assert.SkipWhen(InterruptTests.IgnoresInterrupts, "this process ignores Ctrl+C");
        _run.End("hangs-later");
        using var process = _run.StartVerb(null, Arguments("Scalar", "Reference"));
        while (
            await process.StandardError.ReadLineAsync(Cancel) is { } line
            && !line.StartsWith("launch 3", StringComparison.Ordinal)
        ) { }
        while (!_run.Hangs)
            await Task.Delay(20, Cancel);

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.EndsWith($"kept in {_files.PathOf("out")}\n", await error);
        Assert.Contains("Of 1 benchmarks 1 inconclusive", output);
        Assert.Equal(130, process.ExitCode);
    }

    [Fact]
    public async Task Failing_benchmarks_and_what_means_nothing_are_bad_input()
    {
        Assert.Contains(
            "BASE 'Scaler': neither a clone's folder nor a git revision nor a kernel; the kernels are: Reference",
            (await RunAsync("Scaler", "Reference")).Error
        );
        _run.End("fails");
        var result = await RunAsync("Scalar", "Reference");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Scalar: the benchmarks failed with exit code 3", result.Error);
        Assert.Contains("the link is down\n", result.Error);
    }

    private Task<PrecopyResult> RunAsync(string before, string after) =>
        _run.VerbAsync(null, Arguments(before, after), Cancel);

    private string[] Arguments(string before, string after) =>
        [
            "compare",
            "--run",
            before,
            after,
            "--launches",
            "3",
            "--filter",
            "*KernelVariants*",
            "--out",
            _files.PathOf("out"),
        ];

    private void Git(params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", _files.Folder, .. arguments]);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
