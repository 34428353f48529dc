using PreCopy.Charts.Gallery;

namespace PreCopy.Charts;

/// <summary>The charts there are. A chart is added here and nowhere else.</summary>
public static class ChartRegistry
{
    /// <summary>Every chart, in the order in which a reader should meet them.</summary>
    public static IReadOnlyList<IChart> All { get; } =
    [
        new OneMigrationChart(),
        new TwoAtOnceChart(),
        new MakespanVsConcurrencyChart(),
        new BytesVsConcurrencyChart(),
        new DowntimeVsConcurrencyChart(),
        new BandwidthSplitChart(),
        new SlowdownMapChart(),
        new WorkingSetCliffChart(),
        new WhenMoreIsBetterChart(),
        new BestConcurrencyChart(),
        new OrderingChart(),
        new ClusterLimitChart(),
        new PairsChart(),
        new RollingMaintenanceChart(),
        new PoliciesComparedChart(),
        new ThrottlePriceChart(),
        new PredictedVsPublishedChart(),
        new CurveMattersChart(),
        new LabPredictedVsMeasuredChart(),
        new LabMakespanChart(),
        new LabTraceChart(),
        new LabSplitChart(),
        new LabStreamCapChart(),
        new KernelCostChart(),
        new SharingCostChart(),
        new ClusterGrowthChart(),
        new KernelGoalsSpreadChart(),
        new WhereTheSpeedCameFromChart(),
        new IsaLadderChart(),
        new RooflineChart(),
        new ThreadScalingChart(),
        new AgainstNativeChart(),
        new HistoryChart(),
    ];

    /// <summary>The chart of a comparison, which belongs to two sets of results and to no study.</summary>
    public static IChart KernelRatios { get; } = new KernelRatiosChart();

    /// <summary>The chart of a dirty curve fitted to samples, which belongs to somebody's log and to no study.</summary>
    public static IChart Fit { get; } = new FitChart();

    /// <summary>The chart of a guest fitted to whole migrations.</summary>
    public static IChart FitOfMigrations { get; } = new FitOfMigrationsChart();

    /// <summary>The chart of a plan's makespan over how many run at once, which belongs to somebody's inventory and to no study.</summary>
    public static IChart PlanMakespan { get; } = new PlanMakespanChart();

    /// <summary>The chart of a recommended schedule.</summary>
    public static IChart PlanTimeline { get; } = new PlanTimelineChart();

    /// <summary>The chart of the VMs that may not converge.</summary>
    public static IChart PlanRisk { get; } = new PlanRiskChart();
}
