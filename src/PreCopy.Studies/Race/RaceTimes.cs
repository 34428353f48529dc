using MathNet.Numerics.Statistics;
using PreCopy.Results;

namespace PreCopy.Studies.Race;

/// <summary>A race's rounds, to be asked for times and ratios. What did not take part has neither.</summary>
internal sealed class RaceTimes
{
    private readonly Dictionary<(string Case, int Size, string Contender), Rounds> _rounds = [];
    private readonly Table _allocations;

    /// <summary>Reads the tables.</summary>
    public RaceTimes(RaceMeasurements race)
    {
        _allocations = race.Allocations;
        var (contenders, cases) = (
            race.Times.Texts(RaceMeasurements.Contender),
            race.Times.Texts(RaceMeasurements.Case)
        );
        var (sizes, launches, rounds, times) = (
            race.Times.Numbers(RaceMeasurements.Size),
            race.Times.Numbers(RaceMeasurements.Launch),
            race.Times.Numbers(RaceMeasurements.Round),
            race.Times.Numbers(RaceMeasurements.Time)
        );
        for (var i = 0; i < times.Length; i++)
        {
            var key = (cases[i], (int)sizes[i], contenders[i]);
            if (!_rounds.TryGetValue(key, out var known))
                _rounds[key] = known = [];
            known[((int)launches[i], (int)rounds[i])] = times[i];
        }
    }

    /// <summary>The race of a context, or an error that says how to get one.</summary>
    /// <exception cref="MissingMeasurementsException">There is none.</exception>
    public static RaceTimes Of(StudyContext context) =>
        context.Race is { Times.Rows.Count: > 0 } race
            ? new(race)
            : throw new MissingMeasurementsException(
                "needs a race of the kernels: run the benchmarks first"
            );

    /// <summary>Who took part in a case, in the order of the table.</summary>
    public IEnumerable<string> Contenders(string name, int size) =>
        _rounds
            .Keys.Where(key => key.Case == name && key.Size == size)
            .Select(key => key.Contender);

    /// <summary>The sizes of a case, ascending.</summary>
    public IEnumerable<int> Sizes(string name) =>
        _rounds.Keys.Where(key => key.Case == name).Select(key => key.Size).Distinct().Order();

    /// <summary>The kernel of one thread that computes batches fastest: the dispatcher's choice, as no other of ours is in that case but those it is compared with.</summary>
    public string? Best(int size) =>
        Contenders(RaceNames.Batches, size)
            .Where(contender => !RaceNames.IsNative(contender))
            .MinBy(contender => Time(RaceNames.Batches, size, contender)!.Value.Median);

    /// <summary>Nanoseconds: the median of the launches' medians over their rounds.</summary>
    public LaunchSpread? Time(string name, int size, string contender) =>
        Spread(_rounds.GetValueOrDefault((name, size, contender)));

    /// <summary>One time over another: the median of the launches' medians of the ratios that each round gives by itself.</summary>
    public LaunchSpread? Ratio(string name, int size, string over, string under) =>
        _rounds.TryGetValue((name, size, over), out var overs)
        && _rounds.TryGetValue((name, size, under), out var unders)
            ? Spread(
                overs
                    .Where(round => unders.ContainsKey(round.Key))
                    .ToDictionary(round => round.Key, round => round.Value / unders[round.Key])
            )
            : null;

    /// <summary>The most bytes that any contender allocates in any launch.</summary>
    public LaunchSpread? MostAllocated()
    {
        var launches = _allocations.Numbers(RaceMeasurements.Launch);
        var allocated = _allocations.Numbers(RaceMeasurements.Allocated);
        var most = launches
            .Zip(allocated)
            .GroupBy(row => row.First, row => row.Second)
            .Select(launch => launch.Max())
            .ToArray();
        return most.Length == 0 ? null : LaunchSpread.Of(most) with { Median = most.Max() };
    }

    private static LaunchSpread? Spread(Dictionary<(int Launch, int Round), double>? rounds) =>
        rounds is { Count: > 0 }
            ? LaunchSpread.Of([
                .. rounds
                    .GroupBy(round => round.Key.Launch, round => round.Value)
                    .Select(launch => launch.Median()),
            ])
            : null;

    private sealed class Rounds : Dictionary<(int Launch, int Round), double>;
}
