using PreCopy.Benchmarks.Answers;
using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>The inner loop of the planner: what is not known is drawn, and a candidate simulated on it.</summary>
public sealed class PlannerDrawRun
{
    /// <summary>Draws of a run.</summary>
    public const int Draws = 100;

    private const int AtOnce = 4;

    private readonly Fleet _fleet;
    private readonly Candidate _candidate;
    private readonly FleetSimulator _simulator;
    private readonly DrawFigures[] _figures = new DrawFigures[Draws];

    /// <param name="vms">VMs to plan for.</param>
    public PlannerDrawRun(int vms)
    {
        _fleet = new(UncertainFleet.Request(vms));
        var source = new CandidateSource(_fleet);
        _candidate = source.At(source.OneAtATime, AtOnce);
        _simulator = new(_fleet, _fleet.Request.Link);
    }

    /// <summary>What the draws came to.</summary>
    public CaseAnswer Answer
    {
        get
        {
            var checksum = new AnswerChecksum();
            foreach (var draw in _figures)
                checksum.Add<double>([
                    draw.MakespanSeconds,
                    draw.MeanCompletionSeconds,
                    draw.BytesSent,
                    draw.MaxDowntimeSeconds,
                    draw.TotalDowntimeSeconds,
                    draw.ExposureSeconds,
                    draw.NotConverged,
                    draw.LeftBehind,
                ]);
            return new(checksum.Value)
            {
                MigrationsPerOperation = _fleet.Count,
                MakespanSeconds = _figures.Average(draw => draw.MakespanSeconds),
            };
        }
    }

    /// <summary>Simulates the candidate on every draw.</summary>
    public void Run()
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            _simulator.AtDraw(draw);
            _figures[draw] = _simulator.Run(_candidate);
        }
    }
}
