using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>A batch of VMs on a link, for the product and for the naive simulation.</summary>
internal sealed record LinkScenario(
    LinkSettings Settings,
    (double Memory, NaiveCurve Curve, double Weight)[] Vms
)
{
    public VmResult[] Run() => Link.Run(Settings, Products());

    public Vm<AnyCurve>[] Products() =>
        [
            .. Vms.Select(
                (vm, i) => new Vm<AnyCurve>(vm.Memory, vm.Curve.Any, vm.Weight) { Vcpus = Vcpus(i) }
            ),
        ];

    // Different ones beside each other.
    private static double Vcpus(int vm) => 1 << vm % 4;

    /// <summary>The VMs for the naive simulation.</summary>
    public NaiveVm[] Naive() =>
        [
            .. Vms.Select(
                (vm, i) => new NaiveVm(vm.Memory, vm.Curve, vm.Weight, Vcpus(i), Settings.Policy)
            ),
        ];

    public VmResult[]? RunNaively(int patience) => new NaiveLink(Settings, Naive()).Run(patience);

    public override string ToString() => $"{Settings}\n{string.Join('\n', Vms)}";
}
