namespace PreCopy.Planning.Search;

/// <summary>How good a simulation is: first whether it keeps the hard limits, then how many VMs it leaves behind, then the objective.</summary>
/// <param name="BrokenLimits">How many hard limits it breaks.</param>
/// <param name="LeftBehind">VMs that never reach their target.</param>
/// <param name="Objective">The objective; the smaller, the better.</param>
internal readonly record struct DrawScore(int BrokenLimits, int LeftBehind, double Objective)
{
    /// <summary>Two objectives of which one is larger by so little are the same.</summary>
    public const double Tie = 1.001;

    /// <summary>The worst there is.</summary>
    public static DrawScore Worst { get; } =
        new(int.MaxValue, int.MaxValue, double.PositiveInfinity);

    /// <summary>Whether every VM arrives and every limit is kept.</summary>
    public bool IsFeasible => BrokenLimits == 0 && LeftBehind == 0;

    /// <summary>Whether it is better at all.</summary>
    public bool IsBetterThan(in DrawScore other) => IsBetterThan(other, 1);

    /// <summary>Whether it is better by more than a tie.</summary>
    public bool IsClearlyBetterThan(in DrawScore other) => IsBetterThan(other, Tie);

    private bool IsBetterThan(in DrawScore other, double factor) =>
        BrokenLimits != other.BrokenLimits ? BrokenLimits < other.BrokenLimits
        : LeftBehind != other.LeftBehind ? LeftBehind < other.LeftBehind
        : Objective * factor < other.Objective;
}
