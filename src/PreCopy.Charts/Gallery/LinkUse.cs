using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A stretch of time in which a VM uses the link from one height to another: a block of the stack.</summary>
internal readonly record struct LinkUse(
    double Start,
    double End,
    double Low,
    double High,
    string Vm,
    string Phase
)
{
    /// <summary>Stacks the VMs' rates on each other, the VM that comes first in the table at the bottom.</summary>
    internal static IReadOnlyList<LinkUse> Stack(Table pieces)
    {
        var starts = pieces.Numbers("start (s)");
        var ends = pieces.Numbers("end (s)");
        var rates = pieces.Numbers("rate (bytes/s)");
        var vms = pieces.Texts("vm");
        var phases = pieces.Texts("phase");
        var order = pieces.Distinct("vm").ToList();
        var rows = Enumerable
            .Range(0, starts.Length)
            .Where(i => ends[i] > starts[i])
            .OrderBy(i => order.IndexOf(vms[i]))
            .ToArray();

        var stack = new List<LinkUse>();
        var times = starts.Concat(ends).Distinct().Order().ToArray();
        for (var t = 0; t + 1 < times.Length; t++)
        {
            var height = 0.0;
            foreach (var i in rows.Where(i => starts[i] <= times[t] && ends[i] >= times[t + 1]))
            {
                stack.Add(
                    new LinkUse(
                        times[t],
                        times[t + 1],
                        height,
                        height + rates[i],
                        vms[i],
                        phases[i]
                    )
                );
                height += rates[i];
            }
        }
        return Joined(stack);
    }

    // Blocks that only another VM's change cuts in two are one block: a seam would look like a round's end.
    private static List<LinkUse> Joined(List<LinkUse> stack)
    {
        var joined = new List<LinkUse>();
        foreach (var block in stack)
        {
            var before = joined.FindLastIndex(other =>
                other == block with { Start = other.Start, End = block.Start }
            );
            if (before >= 0)
                joined[before] = joined[before] with { End = block.End };
            else
                joined.Add(block);
        }
        return joined;
    }
}
