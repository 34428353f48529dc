using PreCopy.Results;
using PreCopy.Studies;

namespace PreCopy.Cli.Run;

/// <summary>The studies that evaluate measurements, each of one benchmark class.</summary>
internal static class MeasuredStudies
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["kernel-cost"] = "KernelVariants",
        ["sharing-cost"] = "LinkSharing",
    };

    /// <summary>Whether the study needs measurements.</summary>
    public static bool Contains(IStudy study) => Classes.ContainsKey(study.Name);

    /// <summary>The benchmark class whose measurements the study needs.</summary>
    public static string Needs(IStudy study) => Classes[study.Name];

    /// <summary>Whether the measurements that the study needs are there.</summary>
    public static bool CanRun(IStudy study, Table? benchmarks) =>
        benchmarks is not null && benchmarks.Distinct(BenchmarkTable.Class).Contains(Needs(study));
}
