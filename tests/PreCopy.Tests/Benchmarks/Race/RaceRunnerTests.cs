using PreCopy.Benchmarks.Race;
using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Benchmarks.Race;

public sealed class RaceRunnerTests : IDisposable
{
    private readonly TemporaryFiles _files = new();
    private readonly List<string> _said = [];

    private string Out => _files.PathOf("race.csv");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_launch_is_in_the_file()
    {
        await Runner((number, _) => Launch(number)).RunAsync(Cancel);

        var measured = RaceMeasurements.Load(Out);
        Assert.Equal(["1", "2", "3", "4", "5"], measured.Times.Texts(RaceMeasurements.Launch));
        Assert.Equal(
            ["1", "2", "3", "4", "5"],
            measured.Allocations.Texts(RaceMeasurements.Launch)
        );
    }

    [Fact]
    public async Task An_interrupted_race_keeps_the_launches_that_are_finished()
    {
        using var cancel = new CancellationTokenSource();
        var runner = Runner(
            (number, _) =>
            {
                if (number < 3)
                    return Launch(number);
                cancel.Cancel();
                throw new OperationCanceledException();
            }
        );

        await Assert.ThrowsAsync<OperationCanceledException>(() => runner.RunAsync(cancel.Token));

        Assert.Equal(["1", "2"], RaceMeasurements.Load(Out).Times.Texts(RaceMeasurements.Launch));
    }

    [Fact]
    public async Task A_failed_launch_ends_the_race_and_keeps_the_ones_before()
    {
        var runner = Runner(
            (number, _) =>
                number < 2 ? Launch(number) : throw new RaceFailedException("launch 2 ended")
        );

        await Assert.ThrowsAsync<RaceFailedException>(() => runner.RunAsync(Cancel));

        Assert.Equal(["1"], RaceMeasurements.Load(Out).Times.Texts(RaceMeasurements.Launch));
    }

    [Fact]
    public async Task Progress_names_launch_and_case_with_the_time_left()
    {
        await Runner(
                (number, say) =>
                {
                    say("case 1 of 9: kernels, 1,000");
                    return Launch(number);
                }
            )
            .RunAsync(Cancel);

        Assert.Equal(5, _said.Count);
        Assert.StartsWith("launch 1 of 5, case 1 of 9: kernels, 1,000, about ", _said[0]);
        Assert.All(_said, line => Assert.EndsWith(" s left", line));
    }

    public void Dispose() => _files.Dispose();

    private RaceRunner Runner(Func<int, Action<string>, RaceMeasurements> launch) =>
        new(
            new(RaceJob.Named("full"), Out, null),
            (number, say, _) => Task.FromResult(launch(number, say)),
            _said.Add
        );

    private static RaceMeasurements Launch(int number)
    {
        var measured = RaceMeasurements.Empty;
        measured.Times.Add("Scalar", "kernels", 1_000, number, 1, 35.5);
        measured.Allocations.Add("Scalar", "kernels", 1_000, number, 0);
        return measured;
    }
}
