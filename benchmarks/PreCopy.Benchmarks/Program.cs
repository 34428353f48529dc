using BenchmarkDotNet.Running;
using PreCopy.Benchmarks;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Peers;
using PreCopy.Benchmarks.Race;

var artifacts = Path.Combine(RepositoryFolder.Path, "artifacts", "benchmarks");
if (args is [RaceArguments.Word, .. var words])
    return await RaceProgram.RunAsync(words, artifacts);

var (job, options) = BenchmarkArguments.Parse(args);

// BenchmarkDotNet looks for this project from the current folder upwards.
Environment.CurrentDirectory = RepositoryFolder.Path;

InstructionSetLadderAttribute.SuiteJob = job;
var config = RecommendedConfig.Create(BenchmarkJobs.Named(job), artifacts);
if (!NativePeers.IsAvailable)
    Console.Error.WriteLine($"category {Categories.Native} is skipped: {NativePeers.WhyMissing}");

var summaries = BenchmarkSwitcher
    .FromAssembly(typeof(Program).Assembly)
    .Run(options, config)
    .ToArray();

// 0 done, 1 a benchmark failed, 2 the filter matches none.
if (summaries.Length == 0)
    return options.Any(option => option is "--list" or "--info" or "--version" or "--help") ? 0 : 2;
return summaries.Any(summary =>
    summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)
)
    ? 1
    : 0;
