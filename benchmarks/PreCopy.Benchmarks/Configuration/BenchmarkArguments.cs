namespace PreCopy.Benchmarks.Configuration;

/// <summary>
/// The command line: <c>[dry|short|full] [BenchmarkDotNet's own options]</c>. Without a <c>--filter</c> everything runs,
/// instead of a menu asking.
/// </summary>
/// <param name="Job">The name of the job.</param>
/// <param name="Options">What BenchmarkDotNet is given.</param>
public sealed record BenchmarkArguments(string Job, string[] Options)
{
    /// <summary>Takes our word from the front of the arguments.</summary>
    public static BenchmarkArguments Parse(string[] arguments)
    {
        var named = arguments.Length > 0 && BenchmarkJobs.Names.Contains(arguments[0]);
        var options = named ? arguments[1..] : arguments;
        var filtered = options.Contains("--filter") || options.Contains("-f");
        return new(
            named ? arguments[0] : BenchmarkJobs.Default,
            filtered ? options : [.. options, "--filter", "*"]
        );
    }
}
