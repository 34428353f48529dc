using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace PreCopy.Benchmarks.Columns;

/// <summary>A column of the summary that is shown when it says anything about any of the cases.</summary>
/// <param name="name">The header.</param>
/// <param name="legend">What it shows, for the legend below the table.</param>
/// <param name="show">The cell of a case; <see cref="Nothing"/> where there is nothing to say.</param>
public sealed class CaseColumn(
    string name,
    string legend,
    Func<Summary, BenchmarkCase, string> show
) : IColumn
{
    /// <summary>The cell of a case that the column says nothing about.</summary>
    public const string Nothing = "-";

    /// <inheritdoc/>
    public string Id => $"{nameof(CaseColumn)}.{name}";

    /// <inheritdoc/>
    public string ColumnName => name;

    /// <inheritdoc/>
    public string Legend => legend;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => 1;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public bool AlwaysShow => false;

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) =>
        summary.BenchmarksCases.Any(benchmark => show(summary, benchmark) != Nothing);

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        show(summary, benchmarkCase);

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        show(summary, benchmarkCase);
}
