namespace PreCopy.Planning.Search;

/// <summary>
/// What a trial must reach to be recommended: feasible as often as the request wants. Where none is, as often as the most
/// feasible, and with as few VMs left behind as the best, both within what draws can tell apart.
/// </summary>
/// <param name="Feasible">The least share of feasible draws.</param>
/// <param name="LeftBehind">The most VMs left behind on average.</param>
internal readonly record struct Bar(double Feasible, double LeftBehind)
{
    private const double ShareNoise = 0.01;
    private const double VmNoise = 0.05;

    public static Bar For(IReadOnlyCollection<Trial> trials)
    {
        if (trials.Any(trial => trial.IsEligible))
            return new(
                trials.Where(trial => trial.IsEligible).Min(trial => trial.Feasible),
                double.PositiveInfinity
            );
        var feasible = trials.Max(trial => trial.Feasible) - ShareNoise;
        return new(
            feasible,
            trials.Where(trial => trial.Feasible >= feasible).Min(trial => trial.LeftBehind)
                + VmNoise
        );
    }

    public bool IsMetBy(Trial trial) =>
        trial.Feasible >= Feasible && trial.LeftBehind <= LeftBehind;
}
