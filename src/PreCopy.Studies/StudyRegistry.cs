using PreCopy.Studies.Lab;

namespace PreCopy.Studies;

/// <summary>All studies, in the order in which they tell the story.</summary>
public static class StudyRegistry
{
    /// <summary>Every study.</summary>
    public static IReadOnlyList<IStudy> All { get; } =
    [
        new OneMigration(),
        new TwoAtOnce(),
        new MakespanVsConcurrency(),
        new BytesVsConcurrency(),
        new DowntimeVsConcurrency(),
        new BandwidthSplit(),
        new SlowdownMap(),
        new WorkingSetCliff(),
        new WhenMoreIsBetter(),
        new BestConcurrency(),
        new Ordering(),
        new ClusterLimit(),
        new Pairs(),
        new RollingMaintenance(),
        new PoliciesCompared(),
        new ThrottlePrice(),
        new PredictedVsPublished(),
        new CurveMatters(),
        new LabPredictedVsMeasured(),
        new LabMakespan(),
        new LabTrace(),
        new LabSplit(),
        new LabStreamCap(),
        new LabAblation(),
        new KernelCost(),
        new SharingCost(),
        new ClusterGrowth(),
        new KernelGoals(),
        new KernelGoalsSpread(),
        new WhereTheSpeedCameFrom(),
        new IsaLadder(),
        new Roofline(),
        new ThreadScaling(),
        new AgainstNative(),
        new History(),
    ];
}
