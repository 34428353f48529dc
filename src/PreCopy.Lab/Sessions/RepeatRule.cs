using PreCopy.Lab.Batches;

namespace PreCopy.Lab.Sessions;

/// <summary>
/// Which batches are run again, stated before any is run: those whose streams used less than 99.5 % or more than 101 % of the
/// link, because the machine had other things to do; at most twice, and the last one counts. Nothing else of a run decides.
/// </summary>
public static class RepeatRule
{
    /// <summary>Below this share the machine had other things to do.</summary>
    public const double LeastUse = 0.995;

    /// <summary>Above this one the link was none.</summary>
    public const double MostUse = 1.01;

    /// <summary>The first run and those after it.</summary>
    public const int MostRuns = 3;

    /// <summary>Whether a batch need not be run again.</summary>
    /// <param name="use">See <see cref="BatchRun.LinkUse"/>; NaN where the link cannot tell, which is no reason.</param>
    public static bool Accepts(double use) =>
        double.IsNaN(use) || use is >= LeastUse and <= MostUse;

    /// <summary>Runs a batch as often as the rule says.</summary>
    /// <param name="run">Runs it; told which run it is, from 1.</param>
    public static async Task<BatchRun> RunAsync(Func<int, Task<BatchRun>> run)
    {
        for (var number = 1; ; number++)
        {
            var result = await run(number);
            if (number == MostRuns || Accepts(result.LinkUse))
                return result;
        }
    }
}
