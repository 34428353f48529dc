using PreCopy.Model.Policies;

namespace PreCopy.Validation.Published;

/// <summary>A host drained of 18 VMs: enough memory for the link to decide, not the fixed cost.</summary>
internal static class HyperVDrain
{
    private const int Vms = 18;
    private const double MemoryBytes = 80e9;
    private const double OneGigabitSeconds = 13 * 60 + 15;
    private const double TenGigabitSeconds = 65;

    private const string Inputs =
        "\"around 80 GB\" is all that is said of the memory; fixed cost and concurrency are not given and left out";

    public static CheckGroup Check() =>
        new(
            "Hyper-V 2012, 18 VMs of 80 GB in all",
            "blogs.technet.microsoft.com/kevinholman/2013/07/01: the upgrade to 10 gigabit Ethernet",
            "Two hosts of the same kind filled 10 GbE: 4 Gbit/s in all describes the small VMs above, not the platform.",
            [
                To("1 GbE", Ethernet.PayloadBytesPerSecond(1), OneGigabitSeconds),
                To("10 GbE", Ethernet.PayloadBytesPerSecond(10), TenGigabitSeconds),
                To("10 GbE, 4 Gbit/s in all", 4e9 / 8, TenGigabitSeconds) with
                {
                    IsContrast = true,
                    Band = Band.Within(
                        0.15,
                        2.5 * TenGigabitSeconds,
                        "expected to miss: two and a half times what was measured"
                    ),
                },
            ]
        );

    private static Check To(string link, double bytesPerSecond, double measured) =>
        new(
            $"{Vms} VMs, {link}",
            "makespan",
            "s",
            Predict
                .Identical(
                    new(bytesPerSecond, PolicyPresets.Find("hyper-v")!.Policy),
                    Vms,
                    MemoryBytes / Vms,
                    Predict.Idle
                )
                .MakespanSeconds,
            measured,
            Band.Within(0.25, measured, Inputs)
        );
}
