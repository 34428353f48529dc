using System.Text.RegularExpressions;
using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A benchmark of a comparison, with its place from the bottom, 1 on.</summary>
internal sealed partial record RatioRow(
    string Benchmark,
    string Verdict,
    double Ratio,
    double Lower,
    double Upper,
    double Noise,
    bool AnswersChanged,
    int Place
)
{
    /// <summary>The benchmark with its parameters' values, and what is louder than any ratio.</summary>
    internal string Name =>
        ParameterName().Replace(Benchmark, "") + (AnswersChanged ? ": answers changed" : "");

    internal TextStyle Style =>
        AnswersChanged
            ? TextStyle.Label with
            {
                Color = Palette.Vermillion.Darker(),
                Strong = true,
            }
            : TextStyle.Label;

    /// <summary>The table's rows, the slowest first and at the top.</summary>
    internal static IReadOnlyList<RatioRow> Of(Table data)
    {
        var (names, verdicts) = (data.Texts("benchmark"), data.Texts("verdict"));
        var (ratios, noises) = (data.Numbers("ratio"), data.Numbers("noise"));
        var (lowers, uppers) = (data.Numbers("lower"), data.Numbers("upper"));
        var changed = data.Texts("answers changed");
        return
        [
            .. Enumerable
                .Range(0, names.Length)
                .OrderByDescending(i => ratios[i])
                .Select(
                    (i, rank) =>
                        new RatioRow(
                            names[i],
                            verdicts[i],
                            ratios[i],
                            lowers[i],
                            uppers[i],
                            noises[i],
                            changed[i] == "true",
                            names.Length - rank
                        )
                ),
        ];
    }

    [GeneratedRegex(@"(?<=[\[ ])\w+=")]
    private static partial Regex ParameterName();
}
