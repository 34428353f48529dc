using BenchmarkDotNet.Attributes;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Configuration;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Planning;

namespace PreCopy.Benchmarks;

/// <summary>
/// How long does somebody wait for a plan, on one thread with 500 draws? Expect less than a second for a dozen VMs and about one
/// for a hundred: the search is given so many migrations to simulate, and a larger fleet gets fewer candidates.
/// </summary>
[BenchmarkCategory(Categories.Plan)]
public class WholePlans : ISimulatedCase
{
    private const int Draws = 500;

    private PlanRequest _request = null!;
    private MigrationPlan _plan = null!;

    [Params(12, 100)]
    public int Vms { get; set; }

    public CaseAnswer Answer
    {
        get
        {
            var checksum = new AnswerChecksum();
            foreach (var alternative in _plan.Alternatives)
                checksum.Add<double>([
                    alternative.PerNode,
                    alternative.InAll,
                    alternative.Objective.Low,
                    alternative.Objective.Median,
                    alternative.Objective.High,
                    alternative.BytesSent.Median,
                    alternative.MaxDowntimeSeconds.Median,
                    alternative.Feasible,
                    alternative.ProbabilityBest,
                ]);
            return new(checksum.Value)
            {
                MakespanSeconds = _plan.Recommended!.MakespanSeconds.Median,
            };
        }
    }

    [GlobalSetup]
    public void SetUp() => _request = UncertainFleet.Request(Vms) with { Draws = Draws };

    [Benchmark]
    public void Plan() => _plan = Planner.Plan(_request);
}
