using PreCopy.Results;
using PreCopy.Studies.Histories;

namespace PreCopy.Cli.Run;

/// <summary>Adds a run to the history, and says loudly which answers are others than the time before.</summary>
internal static class HistoryLog
{
    private const int MostNamed = 10;

    /// <summary>Appends what a run measured.</summary>
    /// <param name="folder">The folder of results.</param>
    /// <param name="manifest">Where and when.</param>
    /// <param name="measured">The measurements of this run alone.</param>
    /// <param name="samples">Their samples.</param>
    /// <param name="progress">Is told what changed.</param>
    public static void Append(
        ResultsFolder folder,
        Manifest manifest,
        Table measured,
        Table samples,
        Progress progress
    )
    {
        var rows = HistoryEntry.RowsOf(manifest, measured, samples);
        var changed = Stored.Read(() =>
        {
            HistoryTable.Append(folder.History, rows);
            return HistoryEntry
                .Read(HistoryTable.Load(folder.History)!)
                .TakeLast(rows.Rows.Count)
                .Where(entry => entry.AnswerChanged)
                .Select(entry => entry.Benchmark)
                .ToArray();
        });
        if (changed.Length == 0)
            return;
        progress.Say(
            $"WARNING: ANSWERS CHANGED in {changed.Length} of {rows.Rows.Count} benchmarks since they were last measured on this machine:"
        );
        foreach (var benchmark in changed.Take(MostNamed))
            progress.Say($"  {benchmark}");
        if (changed.Length > MostNamed)
            progress.Say($"  and {changed.Length - MostNamed} more, see {folder.History}");
    }
}
