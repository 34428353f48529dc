using BenchmarkDotNet.Running;
using PreCopy.Benchmarks;
using PreCopy.Benchmarks.Configuration;

var (job, options) = BenchmarkArguments.Parse(args);

// BenchmarkDotNet looks for this project from the current folder upwards.
Environment.CurrentDirectory = RepositoryFolder.Path;

var config = RecommendedConfig.Create(
    BenchmarkJobs.Named(job),
    Path.Combine(RepositoryFolder.Path, "artifacts", "benchmarks")
);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options, config);

var failed = summaries.Any(summary =>
    summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)
);
return failed ? 1 : 0;
