using PreCopy.Planning.Draws;

namespace PreCopy.Planning.Search;

/// <summary>Turns figures into scores: the objective in units of what it is one at a time, and the hard limits.</summary>
internal sealed class Scoring
{
    private readonly PlanRequest _request;
    private readonly double _makespan;
    private readonly double _totalDowntime;
    private readonly double _worstDowntime;
    private readonly double _exposure;

    /// <param name="request">The objective and the hard limits.</param>
    /// <param name="oneAtATime">The draws of one at a time, as they came: their medians are the units.</param>
    public Scoring(PlanRequest request, IReadOnlyCollection<DrawFigures> oneAtATime)
    {
        _request = request;
        var objective = request.Objective;
        _makespan = Factor(objective.Makespan, oneAtATime.Select(draw => draw.MakespanSeconds));
        _totalDowntime = Factor(
            objective.TotalDowntime,
            oneAtATime.Select(draw => draw.TotalDowntimeSeconds)
        );
        _worstDowntime = Factor(
            objective.WorstDowntime,
            oneAtATime.Select(draw => draw.MaxDowntimeSeconds)
        );
        _exposure = Factor(objective.Exposure, oneAtATime.Select(draw => draw.ExposureSeconds));
    }

    public DrawScore Of(in DrawFigures figures) =>
        new(BrokenLimits(figures), figures.LeftBehind, Objective(figures));

    /// <summary>Whether no downtime is longer than the request allows.</summary>
    public bool KeepsDowntime(DrawFigures figures) =>
        !(figures.MaxDowntimeSeconds > _request.MaxDowntimeSeconds);

    /// <summary>Whether every VM has arrived in the time that the request allows.</summary>
    public bool KeepsTime(DrawFigures figures) =>
        _request.WithinSeconds is not { } within
        || (figures.LeftBehind == 0 && figures.MakespanSeconds <= within);

    private int BrokenLimits(in DrawFigures figures) =>
        (KeepsDowntime(figures) ? 0 : 1) + (KeepsTime(figures) ? 0 : 1);

    private double Objective(in DrawFigures figures) =>
        Weighted(_makespan, figures.MakespanSeconds)
        + Weighted(_totalDowntime, figures.TotalDowntimeSeconds)
        + Weighted(_worstDowntime, figures.MaxDowntimeSeconds)
        + Weighted(_exposure, figures.ExposureSeconds);

    // What has no weight does not count, however large it is.
    private static double Weighted(double factor, double figure) =>
        factor == 0 ? 0 : factor * figure;

    private static double Factor(double weight, IEnumerable<double> oneAtATime) =>
        weight == 0 ? 0 : weight / Unit(Quantiles.At(oneAtATime, 0.5));

    private static double Unit(double median) => median > 0 && double.IsFinite(median) ? median : 1;
}
