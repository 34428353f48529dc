using PreCopy.Benchmarks.Race;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Benchmarks.Race;

public sealed class RaceLaunchTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    // Rounds of a millisecond, of which twenty fit into a case.
    private static readonly RaceJob Job = new("dry", 1, 0, 1, 0.08, 3, 50, 1_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_contender_has_a_row_in_every_round_with_its_time_per_operation()
    {
        var times = Run(new FakeTrack(), 1).Times;

        Assert.Equal(4 * 20, times.Rows.Count);
        foreach (var (place, name) in Names.Index())
        {
            var rows = times.Where(RaceMeasurements.Contender, name);
            Assert.Equal(
                Enumerable.Range(1, 20).Select(round => (double)round),
                rows.Numbers(RaceMeasurements.Round)
            );
            Assert.All(
                rows.Numbers(RaceMeasurements.Time),
                time => Assert.Equal(100 * (place + 1), time, 1e-9)
            );
            Assert.Equal(["kernels"], rows.Distinct(RaceMeasurements.Case));
            Assert.Equal(["1000"], rows.Distinct(RaceMeasurements.Size));
            Assert.Equal(["1"], rows.Distinct(RaceMeasurements.Launch));
        }
    }

    [Fact]
    public void The_same_launch_has_the_same_order_and_another_launch_another()
    {
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
    }

    [Fact]
    public void The_order_changes_from_round_to_round_and_everyone_comes_once_in_each()
    {
        var rounds = Order(1).Chunk(4).ToArray();

        Assert.All(rounds, round => Assert.Equal(Names, round.Order()));
        Assert.True(rounds.Select(round => string.Concat(round)).Distinct().Count() > 10);
        // Nobody always runs after the same one.
        foreach (var name in Names)
            Assert.True(
                rounds
                    .Select(round => Array.IndexOf(round, name))
                    .Where(place => place > 0)
                    .Zip(rounds, (place, round) => round[place - 1])
                    .Distinct()
                    .Count() > 1
            );
    }

    [Fact]
    public void A_quick_contender_runs_as_often_as_fills_its_round()
    {
        var track = new FakeTrack();
        Run(track, 1);

        // Calibration and the check for allocations apart, which are a handful of passes each.
        Assert.InRange(track.Ran.Count(name => name == "a"), 20 * 1000, 23 * 1000);
        Assert.InRange(track.Ran.Count(name => name == "d"), 20 * 250, 23 * 250);
    }

    [Fact]
    public void Slow_contenders_have_the_fewest_rounds_and_quick_ones_the_most()
    {
        var slow = new RaceLaunch(Job with { CaseSeconds = 1e-9 }, 1, new FakeTrack(), _ => { });
        var quick = new RaceLaunch(Job with { CaseSeconds = 1e9 }, 1, new FakeTrack(), _ => { });
        var track = new FakeTrack();
        var each = new RaceCase("one", 1, [track.Contender("a", 1e5)]);

        Assert.Equal(3, slow.Run([each], Cancel).Times.Rows.Count);
        Assert.Equal(50, quick.Run([each], Cancel).Times.Rows.Count);
    }

    [Fact]
    public void What_a_pass_allocates_is_counted()
    {
        var kept = new object[1];
        var contenders = new Contender[]
        {
            new("none", 1, () => { }),
            new("some", 1, () => kept[0] = new byte[10_000]),
        };

        var allocations = new RaceLaunch(Job, 1, new RaceClock(), _ => { })
            .Run([new("link", 8, contenders)], Cancel)
            .Allocations;

        Assert.Equal(["none", "some"], allocations.Texts(RaceMeasurements.Contender));
        Assert.InRange(allocations.Numbers(RaceMeasurements.Allocated)[1], 10_000, 20_000);
    }

    [Fact]
    public void A_cancelled_launch_stops_before_the_next_case()
    {
        using var cancel = new CancellationTokenSource();
        var track = new FakeTrack();
        var said = new List<string>();
        var launch = new RaceLaunch(
            Job,
            1,
            track,
            text =>
            {
                said.Add(text);
                cancel.Cancel();
            }
        );
        var each = new RaceCase("one", 1, [track.Contender("a", 1e5)]);

        Assert.Throws<OperationCanceledException>(() => launch.Run([each, each], cancel.Token));
        Assert.Equal(["case 1 of 2: one, 1"], said);
    }

    private static string[] Order(int launch)
    {
        // One pass a round: the order of the passes is that of the contenders.
        var track = new FakeTrack();
        new RaceLaunch(
            Job with
            {
                RoundMilliseconds = 0,
                CaseSeconds = 1,
            },
            launch,
            track,
            _ => { }
        ).Run([Case(track)], Cancel);
        return [.. track.Ran.TakeLast(4 * 50)];
    }

    private static RaceMeasurements Run(FakeTrack track, int launch) =>
        new RaceLaunch(Job, launch, track, _ => { }).Run([Case(track)], Cancel);

    private static RaceCase Case(FakeTrack track) =>
        new(
            "kernels",
            1_000,
            [.. Names.Select((name, place) => track.Contender(name, 1_000 * (place + 1)))]
        );
}
