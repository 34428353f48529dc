using PreCopy.Model.Policies;

namespace PreCopy.Validation.Published;

/// <summary>Idle VMs of 512 MB, all at once: a fixed cost per migration, and what the link or its streams carry.</summary>
internal static class HyperVAtOnce
{
    private const double FourGigabits = 4e9 / 8;

    // Read from the counter of the network card while one VM was copied over 10 GbE.
    private const double MeasuredStream = 338_530_495;

    private static readonly (int Vms, double Seconds)[] OneGigabit = [(1, 7), (10, 40), (20, 80)];
    private static readonly (int Vms, double Seconds)[] TenGigabit = [(1, 5), (10, 13), (20, 21)];

    private const string TenTimes =
        "the times are whole seconds of single runs: half a second is 10 % of 5 s; fixed cost and bytes come from another link";

    public static CheckGroup Check()
    {
        var slow = Ethernet.PayloadBytesPerSecond(1);
        var fast = Ethernet.PayloadBytesPerSecond(10);
        // T(N) = s + N·V/b through the first and the last.
        var (few, many) = (OneGigabit[0], OneGigabit[^1]);
        var perVm = (many.Seconds - few.Seconds) / (many.Vms - few.Vms);
        var (setup, bytes) = (few.Seconds - few.Vms * perVm, perVm * slow);
        var fitted = $"setup {setup:F2} s and {bytes / 1e6:F0} MB a VM, on 1 and 20 VMs over 1 GbE";

        return new(
            "Hyper-V 2012, 512 MB VMs",
            "aidanfinn.com/?p=12228: concurrent live migration, idle VMs, 20 allowed at once",
            "A fixed cost of about 3 s hides the link's speed for one VM. Over 10 GbE the times are those of a pair of hosts that "
                + "carries about 4 Gbit/s in all; were it 4 Gbit/s for each VM's stream, 20 VMs would need half the time "
                + "measured. That describes the times and does not explain them: the source's peak with 10 VMs, 1.76 GB/s, is more "
                + "than 10 GbE carries, and the next case filled the link.",
            [
                new(
                    "10 VMs, 1 GbE",
                    Makespan,
                    "s",
                    Seconds(OneGigabit[1].Vms, slow, double.PositiveInfinity),
                    OneGigabit[1].Seconds,
                    Band.Within(
                        0.1,
                        OneGigabit[1].Seconds,
                        "between the two points of the fit; whole seconds of single runs"
                    )
                )
                {
                    Fitted = fitted,
                },
                .. TenGigabit.Select(point =>
                    Row(point, "10 GbE, 4 Gbit/s in all", FourGigabits, double.PositiveInfinity)
                ),
                Row(TenGigabit[0], "10 GbE, a stream as fast as its peak", fast, MeasuredStream),
                Row(TenGigabit[1], "10 GbE, 4 Gbit/s a stream", fast, FourGigabits) with
                {
                    IsContrast = true,
                    Band = Miss(TenGigabit[1].Seconds),
                },
                Row(TenGigabit[2], "10 GbE, 4 Gbit/s a stream", fast, FourGigabits) with
                {
                    IsContrast = true,
                    Band = Miss(TenGigabit[2].Seconds),
                },
            ]
        );

        Check Row((int Vms, double Seconds) point, string link, double capacity, double stream) =>
            new(
                $"{point.Vms} {(point.Vms == 1 ? "VM" : "VMs")}, {link}",
                Makespan,
                "s",
                Seconds(point.Vms, capacity, stream),
                point.Seconds,
                Band.Within(0.25, point.Seconds, TenTimes)
            )
            {
                Fitted = fitted,
            };

        double Seconds(int vms, double capacity, double stream) =>
            Predict
                .Identical(
                    new(capacity, PolicyPresets.Find("hyper-v")!.Policy)
                    {
                        Concurrency = 20,
                        SetupSeconds = setup,
                        StreamCapBytesPerSecond = stream,
                    },
                    vms,
                    bytes,
                    Predict.Idle
                )
                .MakespanSeconds;
    }

    private const string Makespan = "makespan";

    private static Band Miss(double measured) =>
        Band.Within(
            0.15,
            measured * 0.53,
            "about half of what was measured: the reading that the times rule out"
        );
}
