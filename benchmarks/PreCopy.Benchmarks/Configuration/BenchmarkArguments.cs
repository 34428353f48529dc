namespace PreCopy.Benchmarks.Configuration;

/// <summary>
/// The command line: BenchmarkDotNet's own, except that <c>--job</c> with the name of one of our jobs means ours, and that
/// without a <c>--filter</c> everything runs instead of a menu asking.
/// </summary>
/// <param name="Job">The name of the job.</param>
/// <param name="Rest">What BenchmarkDotNet is given.</param>
public sealed record BenchmarkArguments(string Job, string[] Rest)
{
    /// <summary>Takes our part out of the arguments.</summary>
    public static BenchmarkArguments Parse(IReadOnlyList<string> arguments)
    {
        var job = BenchmarkJobs.Default;
        var rest = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
            if (
                arguments[i] is "--job" or "-j"
                && i + 1 < arguments.Count
                && BenchmarkJobs.Names.Contains(arguments[i + 1])
            )
                job = arguments[++i];
            else
                rest.Add(arguments[i]);
        if (!rest.Contains("--filter") && !rest.Contains("-f"))
            rest.AddRange(["--filter", "*"]);
        return new(job, [.. rest]);
    }
}
