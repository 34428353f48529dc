using PreCopy.Scenarios.Clusters;
using Spectre.Console;

namespace PreCopy.Cli.Simulate;

/// <summary>A column of the table of migrations between nodes.</summary>
/// <param name="Heading">What it shows.</param>
/// <param name="Text">The cell of a move, as markup.</param>
internal sealed record RouteColumn(string Heading, Func<int, string> Text)
{
    /// <summary>From where, to where and, where there are several waves, in which; none over a single link.</summary>
    public static RouteColumn[] Of(ScenarioCluster? cluster)
    {
        if (cluster is null)
            return [];
        var (moves, names) = (cluster.Moves, cluster.NodeNames);
        RouteColumn[] route =
        [
            new("from", move => Markup.Escape(names[moves.Span[move].Source])),
            new("to", move => Markup.Escape(names[moves.Span[move].Target])),
        ];
        return cluster.Drain is { Waves: > 1 }
            ? [.. route, new("wave", move => Figures.Count(moves.Span[move].Wave + 1))]
            : route;
    }
}
