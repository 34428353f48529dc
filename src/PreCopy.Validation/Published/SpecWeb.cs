using MathNet.Numerics.RootFinding;
using PreCopy.Model.Policies;
using PreCopy.SharedLink;

namespace PreCopy.Validation.Published;

/// <summary>
/// The web server of the first paper on live migration. Its sender adapted its rate and its dirty curve is not known, so all
/// that can be checked is which curves the two figures rule out.
/// </summary>
internal static class SpecWeb
{
    private const double MemoryBytes = 800e6;
    private const double BytesSent = 960e6;
    private const double DowntimeSeconds = 0.21;

    private const string FromMemory = "the bytes are from memory, not read";

    private static readonly LinkSettings Link = new(
        Ethernet.PayloadBytesPerSecond(1),
        PolicyPresets.Find("xen-legacy")!.Policy
    );

    public static CheckGroup Check()
    {
        var bandwidth = Link.BandwidthBytesPerSecond;
        var rate = Brent.FindRoot(
            candidate => Constant(candidate).BytesSent - BytesSent,
            0.01 * bandwidth,
            0.5 * bandwidth,
            accuracy: 1e-6
        );
        var workingSet = DowntimeSeconds * bandwidth;
        var everyRound = Predict.One(
            Link,
            MemoryBytes,
            new Model.Curves.CappedCurve(2 * bandwidth, workingSet)
        );
        var rounds = (BytesSent - MemoryBytes) / workingSet;
        return new(
            "Clark et al. 2005, SPECweb99",
            $"Live Migration of Virtual Machines, NSDI 2005; {FromMemory}; 1 GbE at full speed assumed",
            "A constant dirty rate cannot send 1.2 times the memory and still leave 210 ms of downtime: it shrinks until next to nothing "
                + $"is left. A working set that is written again in every round can: what was sent again is {rounds:F1} rounds of "
                + "the last one's size, of the 29 that Xen allowed.",
            [
                new(
                    "800 MB web server, constant dirty rate",
                    "downtime",
                    "s",
                    Constant(rate).DowntimeSeconds,
                    DowntimeSeconds,
                    new(
                        0,
                        DowntimeSeconds / 10,
                        "expected to miss: whatever the rate, fewer than 50 pages are left at the end"
                    )
                )
                {
                    Fitted = $"dirty rate {rate * 8 / 1e6:F0} Mbit/s, on the bytes sent",
                    IsContrast = true,
                },
                new(
                    "800 MB web server, a working set written again in every round",
                    "sent at most, in 29 rounds",
                    "MB",
                    everyRound.BytesSent / 1e6,
                    BytesSent / 1e6,
                    new(
                        BytesSent / 1e6,
                        3 * MemoryBytes / 1e6,
                        "a bound: at least what was sent, at most Xen's 3 × memory"
                    )
                )
                {
                    Fitted = $"working set {workingSet / 1e6:F1} MB, on the downtime",
                    IsContrast = true,
                },
            ]
        );
    }

    private static VmResult Constant(double rate) =>
        Predict.One(Link, MemoryBytes, Predict.Constant(rate, MemoryBytes));
}
