using BenchmarkDotNet.Running;
using PreCopy.Benchmarks;
using PreCopy.Benchmarks.Configuration;

// dotnet run -c Release -- [dry|short|full] [BenchmarkDotNet's own options]
var job = args.Length > 0 && BenchmarkJobs.Names.Contains(args[0]) ? args[0] : null;
var options = job is null ? args : args[1..];

// BenchmarkDotNet looks for this project from the current folder upwards.
Environment.CurrentDirectory = RepositoryFolder.Path;

var summaries = BenchmarkSwitcher
    .FromAssembly(typeof(Program).Assembly)
    .Run(
        options,
        RecommendedConfig.Create(
            BenchmarkJobs.Named(job ?? BenchmarkJobs.Default),
            Path.Combine(RepositoryFolder.Path, "artifacts", "benchmarks")
        )
    )
    .ToArray();

return summaries.Any(summary =>
    summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)
)
    ? 1
    : 0;
