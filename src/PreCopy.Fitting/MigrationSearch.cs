using PreCopy.Model;
using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>
/// The least squares of relative residuals in the live seconds and in the bytes sent, over the logarithms of rate, working set
/// and, where it is not known, bandwidth. A stop policy counts whole rounds, so the squares jump: every search begins from a grid.
/// </summary>
internal sealed class MigrationSearch
{
    private const int Steps = 24;
    private const int CoarseSteps = 12;
    private const int Starts = 3;

    // Worse than any residual of a migration that ends, so that the search turns away from those that never do.
    private const double NeverEnds = 10;

    private readonly ForwardModel _model;
    private readonly CurveShape _curve;
    private readonly double[] _known;
    private readonly double _mostMemory;
    private readonly double _logBandwidth;
    private readonly bool _fitsBandwidth;

    public MigrationSearch(
        IReadOnlyList<ObservedMigration> migrations,
        CurveShape curve,
        StopPolicy policy
    )
    {
        _model = new ForwardModel(migrations, policy);
        _curve = curve;
        _known =
        [
            .. migrations.Select(each => Math.Log(each.TotalSeconds - (each.DowntimeSeconds ?? 0))),
            .. migrations.Select(each => Math.Log(each.BytesSent)),
        ];
        _mostMemory = migrations.Max(each => each.MemoryBytes);
        _fitsBandwidth = migrations.Any(each => each.BandwidthBytesPerSecond is null);
        var goodput = migrations
            .Select(each => each.BytesSent / each.TotalSeconds * each.Concurrency)
            .Order()
            .ToArray();
        _logBandwidth = Math.Log(goodput[goodput.Length / 2]);
    }

    /// <summary>What was observed, as logarithms: the seconds of all migrations, then the bytes of all.</summary>
    public IReadOnlyList<double> Observed => _known;

    public int Parameters => _fitsBandwidth ? 3 : 2;

    /// <summary>The best parameters for these logarithms of seconds and bytes; a coarse search is for one of many resamples.</summary>
    public double[] Best(IReadOnlyList<double> observed, bool isCoarse = false)
    {
        var (at, _) = Search.Least(
            parameters => Residuals(parameters, observed).Sum(each => each * each),
            Grid(isCoarse ? CoarseSteps : Steps)
                .OrderBy(start => Residuals(start, observed).Sum(each => each * each))
                .Take(isCoarse ? 1 : Starts)
        );
        return at;
    }

    public double[] Residuals(double[] at, IReadOnlyList<double> observed)
    {
        Run(at);
        var count = observed.Count / 2;
        var residuals = new double[observed.Count];
        for (var i = 0; i < count; i++)
        {
            var ends = double.IsFinite(_model.TotalSeconds[i]);
            residuals[i] = ends ? observed[i] - Math.Log(_model.LiveSeconds(i)) : NeverEnds;
            residuals[count + i] = ends
                ? observed[count + i] - Math.Log(_model.BytesSent[i])
                : NeverEnds;
        }

        return residuals;
    }

    public double[] TotalSeconds(double[] at)
    {
        Run(at);
        return [.. _model.TotalSeconds];
    }

    public static double Rate(double[] at) => Math.Exp(at[0]);

    public double WorkingSet(double[] at) => Math.Min(Math.Exp(at[1]), _mostMemory);

    public double Bandwidth(double[] at) => Math.Exp(_fitsBandwidth ? at[2] : _logBandwidth);

    private void Run(double[] at) => _model.Run(_curve, Rate(at), WorkingSet(at), Bandwidth(at));

    // Rates from a thousandth of the bandwidth to ten times it, working sets from a ten-thousandth of the memory to all of it.
    private IEnumerable<double[]> Grid(int steps) =>
        from rate in Enumerable.Range(0, steps)
        from workingSet in Enumerable.Range(0, steps)
        let logRate = _logBandwidth + Math.Log(1e-3) + Math.Log(1e4) * rate / (steps - 1)
        let logSet = Math.Log(_mostMemory) - Math.Log(1e4) * workingSet / (steps - 1)
        select _fitsBandwidth
            ? new[] { logRate, logSet, _logBandwidth }
            : new[] { logRate, logSet };
}
