using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>What whole migrations took, and what the fitted guest would have taken: on the line they agree.</summary>
internal sealed class FitOfMigrationsChart() : TableChart("fit", Message, Observed, Predicted)
{
    private const string Observed = "observed (s)";
    private const string Predicted = "predicted (s)";

    private static string Message(Table data)
    {
        var worst = data.Numbers(Observed)
            .Zip(data.Numbers(Predicted), (seen, said) => Math.Abs(said / seen - 1))
            .Max();
        return $"The fitted guest takes what was observed, within {worst * 100:0.#} %";
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Observed, Predicted);
        RequirePositive(data, Observed);
        RequirePositive(data, Predicted);
        var (seen, said) = (data.Numbers(Observed), data.Numbers(Predicted));
        var scale = Scale.Logarithmic(seen.Concat(said));
        var panel = figure.Add(
            scale,
            scale,
            new Caption("Predicted total time", "(s)"),
            "Observed total time (s): on the line both agree"
        );
        panel.Under(sheet =>
            sheet.Canvas.Line(
                new(sheet.Area.Left, sheet.Area.Bottom),
                new(sheet.Area.Right, sheet.Area.Top),
                Palette.Axis
            )
        );
        var look = new Look(Palette.Blue, ScottPlot.MarkerShape.FilledCircle);
        panel.Over(sheet =>
        {
            foreach (var (x, y) in seen.Zip(said))
                look.Mark(sheet.Canvas, sheet.X(x), sheet.Y(y));
        });
    }
}
