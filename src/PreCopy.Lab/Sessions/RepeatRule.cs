using PreCopy.Lab.Batches;

namespace PreCopy.Lab.Sessions;

/// <summary>
/// Which batches are run again, stated before any is run: those whose link was used by less than 97.5 % or by more than 101 %
/// of what their streams could use while one waited; at most twice, and the last one counts. Nothing else of a run decides.
/// </summary>
public static class RepeatRule
{
    /// <summary>Below this share the machine had other things to do.</summary>
    public const double LeastUse = 0.975;

    /// <summary>Above this one the link was none.</summary>
    public const double MostUse = 1.01;

    /// <summary>The first run and those after it.</summary>
    public const int MostRuns = 3;

    /// <summary>Whether a batch need not be run again.</summary>
    /// <param name="batch">What was run.</param>
    /// <param name="linkBytesPerSecond">What the link carries of the streams' bytes.</param>
    /// <param name="use">See <see cref="BatchRun.LinkUse"/>; NaN where the link cannot tell, which is no reason.</param>
    public static bool Accepts(LabBatch batch, double linkBytesPerSecond, double use)
    {
        var streams = Math.Min(batch.Concurrency, batch.Guests.Count);
        var usable = Math.Min(1, streams * batch.StreamCapBytesPerSecond / linkBytesPerSecond);
        return double.IsNaN(use) || use / usable is >= LeastUse and <= MostUse;
    }

    /// <summary>Runs a batch as often as the rule says.</summary>
    /// <param name="batch">What is run.</param>
    /// <param name="linkBytesPerSecond">What the link carries of the streams' bytes.</param>
    /// <param name="run">Runs it; told which run it is, from 1.</param>
    public static async Task<BatchRun> RunAsync(
        LabBatch batch,
        double linkBytesPerSecond,
        Func<int, Task<BatchRun>> run
    )
    {
        for (var number = 1; ; number++)
        {
            var result = await run(number);
            if (number == MostRuns || Accepts(batch, linkBytesPerSecond, result.LinkUse))
                return result;
        }
    }
}
