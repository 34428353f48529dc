using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace PreCopy.Benchmarks.Configuration;

/// <summary>How long to measure.</summary>
public static class BenchmarkJobs
{
    /// <summary>The job without a word on the command line.</summary>
    public const string Default = "short";

    // What BenchmarkDotNet builds has been checked already; half of the build's time.
    private static readonly MsBuildArgument[] Build = [new("/p:RunAnalyzers=false")];

    private static readonly Dictionary<string, Job> Jobs = new()
    {
        // Everything runs once, in this process: does it work at all?
        ["dry"] = Job
            .Dry.WithStrategy(RunStrategy.ColdStart)
            .WithToolchain(InProcessEmitToolchain.Instance),
        // Minutes. BenchmarkDotNet drops upper outliers: fifteen iterations leave the ten that a comparison asks for.
        ["short"] = Job
            .Default.WithLaunchCount(1)
            .WithWarmupCount(3)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithIterationCount(15)
            .WithArguments(Build),
        // A hundred cases in twenty minutes. About one process in twenty is laid out unluckily: three launches show it.
        ["full"] = Job
            .Default.WithLaunchCount(3)
            .WithWarmupCount(3)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithIterationCount(12)
            .WithArguments(Build),
    };

    /// <summary>The names of the jobs.</summary>
    public static IReadOnlyCollection<string> Names => Jobs.Keys;

    /// <summary>Whether it is the suite's own job, as it stands or changed on BenchmarkDotNet's command line.</summary>
    public static bool IsOwn(Job job) =>
        !job.HasValue(CharacteristicObject.IdCharacteristic) || Jobs.ContainsKey(job.Id);

    /// <summary>Whether a job of that name starts processes of its own, whose environment can be chosen.</summary>
    public static bool StartsProcesses(string name) => name != "dry";

    /// <summary>As long as the job of that name, in processes with these environment variables, under another name.</summary>
    public static Job Variant(string name, string id, params EnvironmentVariable[] variables) =>
        Jobs[name].WithEnvironmentVariables(variables).WithId(id);

    /// <summary>The job of that name; BenchmarkDotNet's own <c>--job</c> takes its place when given.</summary>
    public static Job Named(string name) => Jobs[name].WithId(name).AsDefault();
}
