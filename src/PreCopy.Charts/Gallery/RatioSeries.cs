using System.Globalization;
using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The rows of one dirty ratio.</summary>
internal readonly record struct RatioSeries(double Ratio, Table Rows)
{
    internal const string Column = "dirty rate / bandwidth";

    internal Look Look => Looks.DirtyRatio(Ratio);

    /// <summary>A series for each ratio in the table.</summary>
    internal static IReadOnlyList<RatioSeries> Of(Table data) =>
        [
            .. data.Distinct(Column)
                .Select(ratio => new RatioSeries(
                    double.Parse(ratio, CultureInfo.InvariantCulture),
                    data.Where(Column, ratio)
                )),
        ];

    /// <summary>Puts the ratios into a figure's legend.</summary>
    internal static void Explain(Figure figure, IEnumerable<RatioSeries> all)
    {
        figure.LegendTitle = "Dirty rate / bandwidth";
        foreach (var series in all)
            figure.Explain(Format.Number(series.Ratio), series.Look);
    }
}
