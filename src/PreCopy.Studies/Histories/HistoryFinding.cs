namespace PreCopy.Studies.Histories;

/// <summary>What a history says, in one sentence: answers before times.</summary>
internal static class HistoryFinding
{
    public static string Of(IReadOnlyList<HistorySeries> series, int runs, string commit) =>
        $"{Answers(series, runs)}{Times(series)} ({Count(runs, "run")} up to {commit}, {Count(series.Count, "benchmark")}).";

    private static string Answers(IReadOnlyList<HistorySeries> series, int runs)
    {
        var changed = series.Where(each => each.AnswerChanged).ToArray();
        if (changed.Length == 0)
            return runs == 1
                ? "A single run: a changed answer would show from the second on; "
                : "No answer has changed; ";
        var (last, benchmark) = changed
            .Select(each => (each.Entries.Last(entry => entry.AnswerChanged), each.Benchmark))
            .MaxBy(change => change.Item1.Date, StringComparer.Ordinal);
        return $"ANSWERS HAVE CHANGED in {changed.Length} of {Count(series.Count, "benchmark")}, last at {last.Commit} in {benchmark}; ";
    }

    private static string Times(IReadOnlyList<HistorySeries> series)
    {
        if (series.All(each => each.Entries.Count < 2 * ChangePoints.FewestRuns))
            return $"steps of the time show from {2 * ChangePoints.FewestRuns} runs on";
        var count = series.Sum(each => each.Steps.Count - 1);
        if (count == 0)
            return "no time has stepped to another level";
        var largest = series.MaxBy(each => each.LargestStep)!;
        var step = largest.Steps.Index().MaxBy(each => Math.Abs(Math.Log(each.Item)));
        return $"{Count(count, "step")} of the time, the largest by {(step.Item - 1) * 100:+0;-0} % at {largest.Entries[largest.Starts[step.Index]].Commit} in {largest.Benchmark}";
    }

    private static string Count(int count, string what) =>
        $"{count} {what}{(count == 1 ? "" : "s")}";
}
