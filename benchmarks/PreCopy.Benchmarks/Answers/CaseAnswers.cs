using System.Collections.Concurrent;
using BenchmarkDotNet.Running;

namespace PreCopy.Benchmarks.Answers;

/// <summary>The answers of benchmark cases, computed once each in this process.</summary>
public static class CaseAnswers
{
    private static readonly ConcurrentDictionary<BenchmarkCase, CaseAnswer> Known = new();

    /// <summary>Sets the case up, runs its method once and asks what came out.</summary>
    public static CaseAnswer Of(BenchmarkCase benchmark) => Known.GetOrAdd(benchmark, Compute);

    private static CaseAnswer Compute(BenchmarkCase benchmark)
    {
        var type = benchmark.Descriptor.Type;
        var instance = (ISimulatedCase)Activator.CreateInstance(type)!;
        foreach (var parameter in benchmark.Parameters.Items)
            type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        benchmark.Descriptor.GlobalSetupMethod?.Invoke(instance, null);
        benchmark.Descriptor.WorkloadMethod.Invoke(instance, null);
        return instance.Answer;
    }
}
