using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class BenchmarkRulesValidatorTests
{
    [Fact]
    public void A_benchmark_that_keeps_the_rules_passes() => Assert.Empty(Errors(typeof(Good)));

    [Fact]
    public void The_suite_keeps_the_rules() =>
        Assert.Empty(BenchmarkSuite.Classes.SelectMany(Errors));

    [Fact]
    public void A_benchmark_without_a_category_is_refused() =>
        Assert.Equal(
            "WithoutCategory.Run has no category: add [BenchmarkCategory] with one of kernel, link, cluster, plan, native, study",
            Assert.Single(Errors(typeof(WithoutCategory)))
        );

    [Fact]
    public void A_benchmark_without_a_checksum_is_refused() =>
        Assert.Equal(
            "WithoutAnswer.Run has no checksum: implement ISimulatedCase",
            Assert.Single(Errors(typeof(WithoutAnswer)))
        );

    [Fact]
    public void Seventeen_cases_are_too_many() =>
        Assert.Equal(
            "Wide.Run has 17 cases, at most 16 are allowed",
            Assert.Single(Errors(typeof(Wide)))
        );

    [Fact]
    public void More_kernels_are_not_too_many_cases() => Assert.Empty(Errors(typeof(ManyKernels)));

    private static IEnumerable<string> Errors(Type type)
    {
        var errors = new BenchmarkRulesValidator()
            .Validate(BenchmarkConverter.TypeToBenchmarks(type))
            .ToArray();
        Assert.All(errors, error => Assert.True(error.IsCritical));
        return errors.Select(error => error.Message);
    }

    [BenchmarkCategory(Categories.Kernel)]
    public class Good : ISimulatedCase
    {
        public CaseAnswer Answer => new(1);

        [Benchmark]
        public void Run() { }
    }

    public class WithoutCategory : ISimulatedCase
    {
        public CaseAnswer Answer => new(1);

        [Benchmark]
        public void Run() { }
    }

    [BenchmarkCategory(Categories.Link)]
    public class WithoutAnswer
    {
        [Benchmark]
        public void Run() { }
    }

    public class Wide : Good
    {
        [ParamsSource(nameof(Values))]
        public int Value { get; set; }

        public static IEnumerable<int> Values => Enumerable.Range(0, 17);
    }

    public class ManyKernels : Good
    {
        [ParamsSource(nameof(Kernels))]
        public string Kernel { get; set; } = "";

        public static IEnumerable<string> Kernels => Enumerable.Range(0, 17).Select(i => $"{i}");
    }
}
