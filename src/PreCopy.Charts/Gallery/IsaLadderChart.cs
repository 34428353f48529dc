using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The same techniques with fewer and fewer instructions to use.</summary>
internal sealed class IsaLadderChart()
    : TableChart("isa-ladder", Message, "technique", "instruction set", Mean, Error)
{
    private const string Mean = "mean (ns/migration)";
    private const string Error = "error (ns/migration)";

    protected override void Fill(Figure figure, Table data)
    {
        RequirePositive(data, Mean);
        var looks = Looks.Of(Looks.InstructionSets, data.Distinct("instruction set"));
        foreach (var technique in data.Distinct("technique"))
        {
            var rows = data.Where("technique", technique);
            var (means, errors) = (rows.Numbers(Mean), rows.Numbers(Error));
            Bars.Add(
                figure,
                new Caption(
                    $"{char.ToUpperInvariant(technique[0])}{technique[1..]}",
                    "(ns per migration, mean and 99.9 % interval)"
                ),
                "",
                [
                    .. rows.Texts("instruction set")
                        .Select(
                            (set, i) =>
                                new Bars.Bar(
                                    set,
                                    means[i],
                                    means[i] - errors[i],
                                    means[i] + errors[i],
                                    looks[set].Color,
                                    $"{Format.Number(means[i])} ns"
                                )
                        ),
                ]
            );
        }
        figure.IsStacked = true;
    }

    private static string Message(Table data)
    {
        var sets = data.Distinct("instruction set");
        var gains = data.Distinct("technique")
            .Select(technique =>
                $"{technique} {Format.Times(Gain(data.Where("technique", technique)))}"
            );
        return sets.Length < 2
            ? $"What a migration costs with {sets[0]} instructions"
            : $"{sets[^1]} against {sets[0]}: {string.Join(", ", gains)} as fast";
    }

    private static double Gain(Table rows) => rows.Numbers(Mean)[0] / rows.Numbers(Mean)[^1];
}
