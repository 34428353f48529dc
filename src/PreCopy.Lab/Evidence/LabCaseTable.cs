using PreCopy.Results;

namespace PreCopy.Lab.Evidence;

/// <summary>The evidence as a table: a row for each kind of batch.</summary>
public static class LabCaseTable
{
    /// <summary>Means over the repetitions that moved every VM, with the lowest and the highest; errors are fractions.</summary>
    public static Table Of(LabEvidence evidence)
    {
        var table = new Table([
            "case",
            "mode",
            "VMs",
            "D/B",
            "runs",
            "predicted to converge",
            "runs that converged",
            "runs that ended otherwise",
            .. Figure("makespan", " (s)"),
            .. Figure("time of a VM", " (s)"),
            .. Figure("bytes", ""),
            .. Figure("dirty syncs", ""),
            .. Figure("downtime", " (s)"),
        ]);
        foreach (var each in evidence.Cases)
            table.Add([
                each.Case.Name,
                each.Case.Mode,
                each.Case.Batch.Guests.Count,
                each.Case.DirtyShare,
                each.Runs.Count,
                each.IsPredictedToConverge,
                each.RunsConverged,
                each.RunsMissed,
                .. Figure(each.MakespanSeconds),
                .. Figure(each.VmSeconds),
                .. Figure(each.Bytes),
                .. Figure(each.DirtySyncs),
                .. Figure(each.DowntimeSeconds),
            ]);
        return table;
    }

    private static string[] Figure(string name, string unit) =>
        [
            $"predicted {name}{unit}",
            $"{name}{unit}",
            $"lowest {name}{unit}",
            $"highest {name}{unit}",
            $"{name} error",
        ];

    private static object[] Figure(LabFigure figure) =>
        [
            figure.Predicted,
            figure.Measured.Mean,
            figure.Measured.Lowest,
            figure.Measured.Highest,
            figure.RelativeError,
        ];
}
