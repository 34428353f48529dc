using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Bytes on the wire for the same sixteen VMs, over how many are migrated at once.</summary>
public sealed class BytesVsConcurrency : IStudy
{
    private const int VmCount = 16;
    private const double DirtyRatio = 0.05;

    /// <inheritdoc/>
    public string Name => "bytes-vs-concurrency";

    /// <inheritdoc/>
    public string Question =>
        "How many bytes does the same work cost when more of it is done at once?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table("concurrency", "first pass (bytes)", "re-sent (bytes)");
        var vms = Enumerable.Repeat(StandardCase.VmAt(DirtyRatio), VmCount).ToArray();
        var batch = new Batch(VmCount);
        for (var concurrency = 1; concurrency <= VmCount; concurrency++)
        {
            var totals = batch.Run(
                StandardCase.Link(StandardCase.DowntimeLimited) with
                {
                    Concurrency = concurrency,
                },
                vms
            );
            data.Add(concurrency, totals.FirstPassBytes, totals.ResentBytes);
        }

        var first = data.Numbers("first pass (bytes)")[0];
        var resent = data.Numbers("re-sent (bytes)");
        return new(
            data,
            $"{VmCount} VMs of 8 GiB at a dirty rate of {DirtyRatio:P0} of the link re-send {resent[0] / first:P0} of their memory one at a "
                + $"time, {resent[3] / first:P0} four at a time and {resent[^1] / first:P0} all at once."
        );
    }
}
