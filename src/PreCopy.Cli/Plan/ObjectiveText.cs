using System.Globalization;
using PreCopy.Planning;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>An objective as people write it: a figure's name, or several with their weights.</summary>
internal static class ObjectiveText
{
    private const string Makespan = "makespan";
    private const string TotalDowntime = "total-downtime";
    private const string WorstDowntime = "worst-downtime";
    private const string Exposure = "exposure";
    private const double Heaviest = 1e6;

    /// <summary>The figures that an objective may weigh.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [Makespan, TotalDowntime, WorstDowntime, Exposure];

    /// <summary>Reads <c>makespan</c> or <c>makespan=2,worst-downtime=1</c>.</summary>
    /// <exception cref="InputException">It is none; the message says what is allowed.</exception>
    public static Objective Parse(string text)
    {
        var weights = new Dictionary<string, double>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, weight) = part.Split('=', 2, StringSplitOptions.TrimEntries) switch
            {
                [var alone] => (alone, "1"),
                var pair => (pair[0], pair[1]),
            };
            if (!Names.Contains(name))
                throw Problem($"'{name}' is no figure");
            if (!weights.TryAdd(name, Weight(weight)))
                throw Problem($"'{name}' is there twice");
        }
        return new Objective
        {
            Makespan = weights.GetValueOrDefault(Makespan),
            TotalDowntime = weights.GetValueOrDefault(TotalDowntime),
            WorstDowntime = weights.GetValueOrDefault(WorstDowntime),
            Exposure = weights.GetValueOrDefault(Exposure),
        };
    }

    /// <summary>What the objective is, for people.</summary>
    public static string Print(Objective objective)
    {
        double[] weights =
        [
            objective.Makespan,
            objective.TotalDowntime,
            objective.WorstDowntime,
            objective.Exposure,
        ];
        var weighed = Names.Zip(weights).Where(each => each.Second > 0).ToArray();
        return weighed.Length == 1
            ? weighed[0].First
            : string.Join(
                ", ",
                weighed.Select(each =>
                    string.Create(CultureInfo.InvariantCulture, $"{each.First}={each.Second}")
                )
            );
    }

    private static double Weight(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
        && weight is > 0 and <= Heaviest
            ? weight
            : throw Problem($"the weight '{text}' is not a number above 0 and at most 1000000");

    private static InputException Problem(string problem) =>
        new(
            $"--objective: {problem}; write {string.Join(", ", Names)}, or a mix such as 'makespan=2,worst-downtime=1'"
        );
}
