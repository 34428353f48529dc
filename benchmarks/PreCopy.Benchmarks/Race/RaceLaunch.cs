using PreCopy.Results;

namespace PreCopy.Benchmarks.Race;

/// <summary>One process's part of a race: every case, its contenders in alternation, in many short rounds.</summary>
/// <param name="job">How long.</param>
/// <param name="number">The launch, counted from 1: the seed of the order.</param>
/// <param name="clock">Takes the times.</param>
/// <param name="say">Is told which case is on.</param>
public sealed class RaceLaunch(RaceJob job, int number, RaceClock clock, Action<string> say)
{
    private const int AllocationPasses = 5;

    /// <summary>Runs the cases.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled between two cases.</exception>
    public RaceMeasurements Run(IReadOnlyList<RaceCase> cases, CancellationToken cancellation)
    {
        if (job.IsTimed)
        {
            say("warming up");
            WarmUp.Run([.. cases.SelectMany(each => each.Contenders)]);
        }
        var measured = RaceMeasurements.Empty;
        foreach (var (place, each) in cases.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            say($"case {place + 1} of {cases.Count}: {each.Name}, {each.Size:N0}");
            foreach (var contender in each.Contenders)
                measured.Allocations.Add(
                    contender.Name,
                    each.Name,
                    each.Size,
                    number,
                    LeastAllocated(contender.Pass)
                );
            Race(each, new RaceOrder(number, place), measured.Times);
        }
        return measured;
    }

    private void Race(RaceCase each, RaceOrder order, Table times)
    {
        var passes = each.Contenders.Select(Passes).ToArray();
        var roundNanoseconds = each.Contenders.Zip(passes, Nanoseconds).Sum();
        var rounds = (int)
            Math.Clamp(job.CaseSeconds * 1e9 / roundNanoseconds, job.FewestRounds, job.MostRounds);
        for (var round = 1; round <= rounds; round++)
            foreach (var i in order.Next(each.Contenders.Count))
            {
                var contender = each.Contenders[i];
                var nanoseconds = Nanoseconds(contender, passes[i]);
                times.Add(
                    contender.Name,
                    each.Name,
                    each.Size,
                    number,
                    round,
                    nanoseconds / ((double)passes[i] * contender.Operations)
                );
            }
    }

    // Of two passes the quicker: the first finds its data in no cache.
    private int Passes(Contender contender)
    {
        var pass = Math.Min(Nanoseconds(contender, 1), Nanoseconds(contender, 1));
        return (int)Math.Clamp(Math.Round(job.RoundMilliseconds * 1e6 / pass), 1, 1_000_000);
    }

    private double Nanoseconds(Contender contender, int passes)
    {
        var start = clock.Nanoseconds;
        for (var pass = 0; pass < passes; pass++)
            contender.Pass();
        return Math.Max(clock.Nanoseconds - start, 1);
    }

    // The runtime itself allocates now and then: the least of several passes is the code's own.
    private static long LeastAllocated(Action pass)
    {
        var least = long.MaxValue;
        for (var i = 0; i < AllocationPasses && least > 0; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            pass();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }
}
