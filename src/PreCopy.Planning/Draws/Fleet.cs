using MathNet.Numerics.Distributions;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Draws;

/// <summary>The VMs of a request: at their medians, and as they may be.</summary>
internal sealed class Fleet
{
    public Fleet(PlanRequest request)
    {
        Request = request;
        Medians =
        [
            .. request.Vms.Select(vm => new Vm<AnyCurve>(vm.MemoryBytes, vm.Dirty)
            {
                Vcpus = vm.Vcpus,
            }),
        ];
        var usable = request.Usable;
        MedianUsable =
            usable.Least < usable.Most
                ? new Triangular(usable.Least, usable.Most, usable.Mode).Median
                : usable.Mode;
        var sources = request.Vms.CountBy(vm => vm.Source).ToArray();
        (Sources, MostOfOneSource) = (sources.Length, sources.Max(source => source.Value));
        Targets = request.Vms.DistinctBy(vm => vm.Target).Count();
        IsCertain =
            usable.Least == usable.Most
            && request.Vms.All(vm => vm is { DirtyRateSpread: 0, WorkingSetSpread: 0 });
    }

    /// <summary>What was asked.</summary>
    public PlanRequest Request { get; }

    /// <summary>The VMs with every figure at its median, in the order of the request.</summary>
    public Vm<AnyCurve>[] Medians { get; }

    /// <summary>The median of what is usable of the bandwidth.</summary>
    public double MedianUsable { get; }

    /// <summary>How many nodes are left.</summary>
    public int Sources { get; }

    /// <summary>How many nodes are reached.</summary>
    public int Targets { get; }

    /// <summary>The most VMs that leave one node.</summary>
    public int MostOfOneSource { get; }

    /// <summary>How many VMs.</summary>
    public int Count => Medians.Length;

    /// <summary>Whether a VM waits for others at so many at once, out of a node or in all.</summary>
    public bool HasToWait((int PerNode, int InAll) atOnce) =>
        atOnce.PerNode < MostOfOneSource || atOnce.InAll < Count;

    /// <summary>Whether all draws are the same.</summary>
    public bool IsCertain { get; }

    /// <summary>The draws that differ: one when nothing is uncertain.</summary>
    public int Draws => IsCertain ? 1 : Request.Draws;

    /// <summary>
    /// Writes the VMs of a draw and returns what is usable of the bandwidth in it: the same with any generator, on any thread
    /// and for every alternative.
    /// </summary>
    public double Draw(int draw, DrawRandom random, Span<Vm<AnyCurve>> vms)
    {
        random.Begin(Request.Seed, draw);
        var usable = Request.Usable;
        var share =
            usable.Least < usable.Most
                ? Triangular.Sample(random, usable.Least, usable.Most, usable.Mode)
                : usable.Mode;
        for (var i = 0; i < vms.Length; i++)
        {
            var (vm, median) = (Request.Vms[i], Medians[i]);
            var rate = LogNormal.Sample(random, 0, vm.DirtyRateSpread);
            var workingSet = LogNormal.Sample(random, 0, vm.WorkingSetSpread);
            vms[i] = median with
            {
                Dirty = median.Dirty.Scaled(rate, workingSet, median.MemoryBytes),
            };
        }

        return share;
    }
}
