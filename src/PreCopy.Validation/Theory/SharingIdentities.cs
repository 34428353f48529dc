using PreCopy.SharedLink;
using static PreCopy.Validation.Theory.StandardVm;

namespace PreCopy.Validation.Theory;

/// <summary>What identical VMs at equal shares owe to the single migration.</summary>
internal static class SharingIdentities
{
    private const double NearZero = 1e-9;
    private const int Rounds = 5;

    public static IEnumerable<Check> Checks()
    {
        foreach (var vms in (int[])[2, 4, 12])
            yield return Identities.Equal(
                $"{vms} identical VMs at once: each the single migration at B/N",
                "makespan",
                "s",
                AtOnce(Limited, vms).MakespanSeconds,
                Alone(Limited, vms).EndSeconds
            );
        foreach (var vms in (int[])[2, 4, 8, 12])
            yield return Identities.Equal(
                $"{vms} VMs, no downtime: (B − D)/(B − N·D)",
                "at once / in turn",
                "",
                AtOnce(ToTheEnd, vms).MakespanSeconds / (vms * Alone(ToTheEnd, 1).EndSeconds),
                (LinkBytesPerSecond - DirtyBytesPerSecond)
                    / (LinkBytesPerSecond - vms * DirtyBytesPerSecond),
                NearZero
            );
        yield return Identities.Equal(
            "13 VMs, no downtime: N ≥ B/D",
            "makespan",
            "s",
            AtOnce(ToTheEnd, 13).MakespanSeconds,
            double.PositiveInfinity
        );
        foreach (var vms in (int[])[2, 4, 8])
            yield return Identities.Equal(
                $"{vms} VMs, {Rounds} rounds: N^(n + 1)",
                "downtime against alone",
                "",
                Alone(FiveRounds, vms).DowntimeSeconds / Alone(FiveRounds, 1).DowntimeSeconds,
                Math.Pow(vms, Rounds + 1)
            );
        yield return Identities.Equal(
            $"16 VMs, {Rounds} rounds, D > B/N: every round is the memory",
            "makespan",
            "s",
            AtOnce(FiveRounds, 16).MakespanSeconds,
            (Rounds + 1) * 16 * MemoryBytes / LinkBytesPerSecond
        );
        yield return Identities.Equal(
            "8 VMs that write nothing: at once as long as in turn",
            "makespan",
            "s",
            Idle(8, 8).MakespanSeconds,
            Idle(8, 1).MakespanSeconds
        );
        yield return Identities.Equal(
            "8 VMs that write nothing: N/((N + 1)/2)",
            "mean completion, at once / in turn",
            "",
            Idle(8, 8).MeanCompletionSeconds / Idle(8, 1).MeanCompletionSeconds,
            8 / ((8 + 1) / 2.0)
        );
    }

    private static VmResult Alone(LinkSettings link, int share) =>
        Predict.One(
            link with
            {
                BandwidthBytesPerSecond = LinkBytesPerSecond / share,
            },
            MemoryBytes,
            Predict.Constant(DirtyBytesPerSecond, MemoryBytes)
        );

    private static BatchTotals AtOnce(LinkSettings link, int vms) =>
        Predict.Identical(
            link,
            vms,
            MemoryBytes,
            Predict.Constant(DirtyBytesPerSecond, MemoryBytes)
        );

    private static BatchTotals Idle(int vms, int concurrency) =>
        Predict.Identical(
            Limited with
            {
                Concurrency = concurrency,
            },
            vms,
            MemoryBytes,
            Predict.Idle
        );
}
