using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Results;

namespace PreCopy.Benchmarks.Answers;

/// <summary>Writes the answers of a class's cases beside its full report.</summary>
public sealed class AnswersExporter : IExporter
{
    /// <inheritdoc/>
    public string Name => "answers";

    /// <inheritdoc/>
    public void ExportToLog(Summary summary, ILogger logger) =>
        logger.WriteLine(TableCsv.Format(TableOf(summary)));

    /// <inheritdoc/>
    public IEnumerable<string> ExportToFiles(Summary summary, ILogger consoleLogger)
    {
        var name =
            summary.BenchmarksCases[0].Descriptor.Type.FullName + BenchmarkAnswers.FileSuffix;
        var path = Path.Combine(summary.ResultsDirectoryPath, name);
        TableCsv.Save(TableOf(summary), path);
        return [path];
    }

    private static Table TableOf(Summary summary)
    {
        var table = BenchmarkAnswers.NewTable();
        foreach (var benchmark in summary.BenchmarksCases)
        {
            var answer = CaseAnswers.Of(benchmark);
            table.Add(
                FullNameProvider.GetBenchmarkName(benchmark),
                benchmark.DisplayInfo,
                string.Join(
                    ", ",
                    benchmark.Parameters.Items.Select(item => $"{item.Name}={item.Value}")
                ),
                BenchmarkJobs.IsOwn(benchmark.Job) ? "" : benchmark.Job.Id,
                answer.MakespanSeconds ?? double.NaN,
                answer.Slowdown ?? double.NaN,
                answer.ChecksumText
            );
        }
        return table;
    }
}
