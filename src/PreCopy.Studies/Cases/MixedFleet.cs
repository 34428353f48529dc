using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Studies.Cases;

/// <summary>VMs large and small, quiet and restless, drawn from a seed.</summary>
internal static class MixedFleet
{
    private const double PageBytes = 4096;

    /// <summary>
    /// Draws VMs in a random order: memory 1–64 GiB and dirty rate 0.2–20 % of the standard link, both log-uniform and independent;
    /// working set 5–50 % of the memory.
    /// </summary>
    public static Vm<CappedCurve>[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var vms = new Vm<CappedCurve>[count];
        for (var i = 0; i < count; i++)
        {
            var pages = Math.Round(Math.Pow(2, 30 + 6 * random.NextDouble()) / PageBytes);
            var dirtyRatio = 0.002 * Math.Pow(100, random.NextDouble());
            var workingSet = (0.05 + 0.45 * random.NextDouble()) * pages * PageBytes;
            vms[i] = new(
                pages * PageBytes,
                new(dirtyRatio * StandardCase.LinkBytesPerSecond, workingSet)
            );
        }
        return vms;
    }
}
