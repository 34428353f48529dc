using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>How the migrations under one policy end, by concurrency in rising order.</summary>
internal sealed record PolicyRow(string Policy, IReadOnlyList<PolicyRow.Cell> Cells)
{
    /// <summary>The outcomes, the best first.</summary>
    internal static readonly string[] Severity =
    [
        "converged",
        "post-copy",
        "forced",
        "aborted",
        "never",
    ];

    /// <summary>What becomes of so many at once; makespan and pause in seconds, NaN where there is none.</summary>
    internal readonly record struct Cell(
        double Concurrency,
        double Makespan,
        double Pause,
        string Outcome,
        SKColor Color
    );

    /// <summary>The rows of a table, those that break in the same way beside each other.</summary>
    internal static IReadOnlyList<PolicyRow> Of(Table data)
    {
        var rows = data.Distinct("policy")
            .Select(policy => new PolicyRow(policy, CellsOf(data.Where("policy", policy))))
            .ToArray();
        if (
            rows.Any(row =>
                !row
                    .Cells.Select(c => c.Concurrency)
                    .SequenceEqual(rows[0].Cells.Select(c => c.Concurrency))
            )
        )
            throw new ArgumentException("the policies are not at the same concurrencies");
        return [.. rows.OrderBy(row => Severe(row.Cells[^1])).ThenBy(row => row.Cells.Sum(Severe))];
    }

    private static int Severe(Cell cell) => Array.IndexOf(Severity, cell.Outcome);

    private static Cell[] CellsOf(Table rows)
    {
        var (makespans, pauses) = (rows.Numbers("makespan (s)"), rows.Numbers("downtime (s)"));
        var outcomes = rows.Texts("outcome");
        return
        [
            .. rows.Numbers("concurrency")
                .Select(
                    (concurrency, i) =>
                        new Cell(
                            concurrency,
                            makespans[i],
                            pauses[i],
                            outcomes[i],
                            Looks.Outcome(outcomes[i])
                        )
                )
                .OrderBy(cell => cell.Concurrency),
        ];
    }
}
