namespace PreCopy.Lab.Batches;

/// <summary>How much of the link its streams used.</summary>
public static class LinkUse
{
    /// <summary>
    /// What crossed the link, over what it carries in the time that VMs were copied, with the streams' caps in mind. A little
    /// below 1 is right: set-up and switchover send nothing. NaN when the link cannot tell what crossed it.
    /// </summary>
    /// <param name="batch">What was run.</param>
    /// <param name="linkBytesPerSecond">What the link carries of the streams' bytes, in bytes/s.</param>
    /// <param name="vms">What was measured.</param>
    public static double Of(LabBatch batch, double linkBytesPerSecond, IReadOnlyList<VmRun> vms)
    {
        VmRun[] copied = [.. vms.Where(vm => double.IsFinite(vm.StartSeconds))];
        if (copied.Length == 0 || Array.Exists(copied, vm => vm.CrossedBytes < 0))
            return double.NaN;
        double[] instants =
        [
            .. copied.SelectMany(vm => new[] { vm.StartSeconds, vm.EndSeconds }).Distinct().Order(),
        ];
        var carried = 0.0;
        foreach (var (from, to) in instants.Zip(instants.Skip(1)))
        {
            var streams = copied.Count(vm => vm.StartSeconds <= from && vm.EndSeconds >= to);
            if (streams > 0)
                carried +=
                    (to - from)
                    * Math.Min(linkBytesPerSecond, streams * batch.StreamCapBytesPerSecond);
        }
        return copied.Sum(vm => (double)vm.CrossedBytes) / carried;
    }
}
