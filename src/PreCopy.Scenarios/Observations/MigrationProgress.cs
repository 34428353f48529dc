using PreCopy.Model.Observations;

namespace PreCopy.Scenarios.Observations;

/// <summary>
/// Makes rounds of the reports of one migration's progress. Reports come at their own times, not at the looks between
/// rounds, but nothing is lost between two of them: what is left has fallen by what was dealt with and risen by what the
/// look found dirty. So a look between two reports found, exactly, what remains after, less what remained before, plus
/// what was dealt with in between. When it happened is known less well: about when what had remained was sent.
/// </summary>
internal static class MigrationProgress
{
    private readonly record struct Look(
        int Round,
        double Seconds,
        double SentBytes,
        double Dirtied
    );

    public static GuestLog Read(string format, IReadOnlyList<MigrationPoll> polls)
    {
        if (polls.Count == 0)
            throw new InputException("no report of a migration that is under way");
        RequireOneMigration(polls);
        var looks = Looks(polls).ToDictionary(look => look.Round);
        var throttled = polls
            .Where(poll => poll.IsThrottled)
            .Select(poll => poll.Round)
            .ToHashSet();
        var rounds = new List<ObservedRound>();
        foreach (var end in looks.Values)
            if (looks.TryGetValue(end.Round - 1, out var start) && end.Seconds > start.Seconds)
                rounds.Add(
                    new(
                        end.Seconds - start.Seconds,
                        end.SentBytes - start.SentBytes,
                        end.Dirtied,
                        throttled.Contains(start.Round) || throttled.Contains(end.Round)
                    )
                );
        return new GuestLog
        {
            Format = format,
            Rounds = rounds,
            Samples =
            [
                .. rounds
                    .Where(round => !round.IsThrottled)
                    .Select(round => new DirtySample(round.Seconds, round.DirtiedBytes)),
            ],
            MemoryBytes = FirstPass(polls),
            Notes = [.. Notes(polls, rounds)],
        };
    }

    private static IEnumerable<Look> Looks(IReadOnlyList<MigrationPoll> polls)
    {
        if (polls[0].Round == 1)
            yield return new(1, Math.Min(polls[0].SetupSeconds, polls[0].Seconds), 0, 0);
        foreach (var (before, after) in polls.Zip(polls.Skip(1)))
        {
            if (after.Round != before.Round + 1)
                continue;
            var done = after.DoneBytes - before.DoneBytes;
            var share = done > before.RemainingBytes ? before.RemainingBytes / done : 1;
            yield return new(
                after.Round,
                before.Seconds + share * (after.Seconds - before.Seconds),
                before.SentBytes + share * (after.SentBytes - before.SentBytes),
                Math.Max(0, after.RemainingBytes - before.RemainingBytes + done)
            );
        }
    }

    private static double FirstPass(IReadOnlyList<MigrationPoll> polls)
    {
        var zero = polls.Where(poll => poll.Round <= 1).Select(poll => poll.ZeroBytes);
        return Math.Max(polls[0].TotalBytes - zero.DefaultIfEmpty(0).Max(), 1);
    }

    private static IEnumerable<string> Notes(
        IReadOnlyList<MigrationPoll> polls,
        List<ObservedRound> rounds
    )
    {
        var ended = polls[^1].Round - Math.Max(1, polls[0].Round);
        if (ended > rounds.Count)
            yield return $"{ended - rounds.Count} of {ended} rounds were too short to be told apart; ask more often.";
        var throttled = rounds.Count(round => round.IsThrottled);
        if (throttled > 0)
            yield return $"{throttled} rounds with a throttled guest are left out.";
    }

    private static void RequireOneMigration(IReadOnlyList<MigrationPoll> polls)
    {
        foreach (var (before, after) in polls.Zip(polls.Skip(1)))
        {
            Require(before.Seconds, after.Seconds, "the time", " s");
            Require(before.Round, after.Round, "the round", "");
            Require(before.SentBytes, after.SentBytes, "what was sent", " bytes");
            Require(before.DoneBytes, after.DoneBytes, "the count of pages", " bytes");

            void Require(double earlier, double later, string what, string unit)
            {
                if (later < earlier)
                    throw new InputException(
                        $"line {after.Line}: {what} goes back from {earlier} to {later}{unit}; a log is of one migration, in order"
                    );
            }
        }
    }
}
