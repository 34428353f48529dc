using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using PreCopy.Benchmarks;

namespace PreCopy.Tests.Benchmarks;

/// <summary>The benchmarks as BenchmarkDotNet finds them.</summary>
internal static class BenchmarkSuite
{
    /// <summary>Every class with benchmarks.</summary>
    public static IReadOnlyList<Type> Classes { get; } =
    [.. typeof(KernelVariants).Assembly.GetExportedTypes().Where(HasBenchmarks)];

    /// <summary>Every case of every class.</summary>
    public static IEnumerable<BenchmarkCase> Cases =>
        Classes.SelectMany(type => BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases);

    private static bool HasBenchmarks(Type type) =>
        type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute), false));
}
