namespace PreCopy.Planning;

/// <summary>How many at once, in which order, and how sure that is.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Recommended">The best alternative that keeps every hard limit; null when none does.</param>
/// <param name="Alternatives">Every alternative, the baselines among them, best first; the recommended one is the first of them.</param>
public sealed record MigrationPlan(
    PlanRequest Request,
    Alternative? Recommended,
    IReadOnlyList<Alternative> Alternatives
)
{
    /// <summary>Why nothing is recommended, in one sentence with figures; null when something is.</summary>
    public string? Impossible { get; init; }

    /// <summary>The best alternative with another concurrency when the two are too close to call, otherwise null.</summary>
    public Alternative? Rival { get; init; }

    /// <summary>What keeps the recommended alternative from being faster.</summary>
    public BindingLimit Binding { get; init; }

    /// <summary>Three sentences of advice with the reason.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The best alternative at each concurrency that was tried, fewest at once first.</summary>
    public IReadOnlyList<Alternative> ByConcurrency { get; init; } = [];

    /// <summary>The recommended plan with every figure at its median, in the order of admission; empty when nothing is recommended.</summary>
    public IReadOnlyList<ScheduledVm> Schedule { get; init; } = [];

    /// <summary>VMs that do not converge in more than 1 % of the draws, the worst first.</summary>
    public IReadOnlyList<VmAtRisk> AtRisk { get; init; } = [];
}
