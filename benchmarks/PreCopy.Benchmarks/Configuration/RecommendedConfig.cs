using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Columns;
using PreCopy.Benchmarks.Peers;

namespace PreCopy.Benchmarks.Configuration;

/// <summary>The one configuration that every benchmark runs under.</summary>
public static class RecommendedConfig
{
    // Kernel names are sentences' worth of technique; BenchmarkDotNet would cut them at 20.
    private const int ParameterColumnWidth = 48;

    /// <summary>The configuration for a job, with reports and answers in the given folder.</summary>
    public static IConfig Create(Job job, string artifactsFolder) =>
        ManualConfig
            .Create(DefaultConfig.Instance)
            .AddJob(job)
            .WithArtifactsPath(artifactsFolder)
            .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
            .AddColumn(StatisticColumn.Median)
            .AddColumn(CaseColumns.All)
            .AddExporter(JsonExporter.Full, new AnswersExporter())
            .AddFilter(new SimpleFilter(CanRun))
            .AddValidator(new BenchmarkRulesValidator())
            .WithSummaryStyle(
                SummaryStyle.Default.WithMaxParameterColumnWidth(ParameterColumnWidth)
            );

    private static bool CanRun(BenchmarkCase benchmark) =>
        NativePeers.IsAvailable || !benchmark.Descriptor.HasCategory(Categories.Native);
}
