namespace PreCopy.Planning;

/// <summary>What a request must keep to.</summary>
internal static class RequestRules
{
    private const int MostDraws = 100_000;
    private const double MostSpread = 5;

    /// <exception cref="ArgumentException">The request is out of its range; the message says where.</exception>
    public static void Validate(PlanRequest request)
    {
        Require(request.Vms.Count > 0, "a plan needs at least one VM");
        Require(request.Nodes.Count >= 2, "a plan needs at least two nodes");
        request.Link.Validate();
        foreach (var vm in request.Vms)
            Validate(vm, request.Nodes.Count);
        Validate(request.Objective);
        Require(
            request.MaxDowntimeSeconds is null or > 0 and < double.PositiveInfinity,
            "the longest downtime allowed must be above 0 s"
        );
        Require(
            request.WithinSeconds is null or > 0 and < double.PositiveInfinity,
            "the time allowed must be above 0 s"
        );
        Require(request.Confidence is > 0 and <= 1, "the confidence must be above 0 and at most 1");
        var usable = request.Usable;
        Require(
            usable.Least > 0
                && usable.Least <= usable.Mode
                && usable.Mode <= usable.Most
                && usable.Most <= 1,
            "the usable share of the bandwidth must rise from above 0 over its mode to at most 1"
        );
        Require(
            request.Draws is >= 1 and <= MostDraws,
            $"the draws must be between 1 and {MostDraws}"
        );
        Require(request.Threads >= 1, "the threads must be at least 1");
    }

    private static void Validate(PlanVm vm, int nodes)
    {
        Require(
            new SharedLink.Vm<Model.Curves.AnyCurve>(vm.MemoryBytes, vm.Dirty)
            {
                Vcpus = vm.Vcpus,
            }.IsValid,
            $"VM '{vm.Name}': the memory and the virtual processors must be above 0, the dirty rate must not be negative, and the working set must be between 0 and the memory"
        );
        Require(
            vm.DirtyRateSpread is >= 0 and <= MostSpread
                && vm.WorkingSetSpread is >= 0 and <= MostSpread,
            $"VM '{vm.Name}': the spreads must be between 0 and {MostSpread}"
        );
        Require(
            vm.Source >= 0 && vm.Source < nodes && vm.Target >= 0 && vm.Target < nodes,
            $"VM '{vm.Name}': the source and the target must be two of the {nodes} nodes"
        );
        Require(
            vm.Source != vm.Target,
            $"VM '{vm.Name}': the target must be another node than the source"
        );
    }

    private static void Validate(Objective objective)
    {
        double[] weights =
        [
            objective.Makespan,
            objective.TotalDowntime,
            objective.WorstDowntime,
            objective.Exposure,
        ];
        Require(
            weights.All(weight => weight >= 0 && double.IsFinite(weight)) && weights.Sum() > 0,
            "the weights of the objective must not be negative, and one must be above 0"
        );
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
