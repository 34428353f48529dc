using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.SharedLink;

namespace PreCopy.Tests.Cluster;

/// <summary>Moves in a cluster, for the product and for the naive simulation.</summary>
internal sealed record ClusterScenario(
    ClusterSettings Settings,
    LinkScenario Batch,
    (int Source, int Target, int Wave)[] Ways
)
{
    public Move<AnyCurve>[] Moves =>
        [
            .. Batch
                .Products()
                .Zip(
                    Ways,
                    (vm, way) => new Move<AnyCurve>(vm, way.Source, way.Target) { Wave = way.Wave }
                ),
        ];

    /// <summary>The product's answer, by the general engine even where a link would do.</summary>
    public VmResult[] Run()
    {
        var results = new VmResult[Ways.Length];
        var trace = default(NoTrace);
        new TracedClusterEngine<AnyCurve, NoTrace>(Ways.Length).Run(
            Settings,
            Moves,
            results,
            ref trace
        );
        return results;
    }

    public VmResult[]? RunNaively(int patience) =>
        new NaiveCluster(Settings, Batch.Naive(), Ways).Run(patience);

    public override string ToString() =>
        $"{Settings}\n{string.Join('\n', Settings.Nodes)}\n{string.Join('\n', Settings.Racks)}\n"
        + $"{string.Join('\n', Ways)}\n{string.Join('\n', Batch.Vms)}";
}
