namespace PreCopy.Tests.Model;

/// <summary>Counts what a piece of work allocates.</summary>
internal static class Allocations
{
    private const int Batches = 5;

    /// <summary>
    /// The least number of bytes that one of several runs allocates on this thread: what the runtime allocates now and then
    /// for itself does not count, what the work allocates always does.
    /// </summary>
    public static long Least(Action work)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Batches; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
