using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Studies.Cases;

/// <summary>Simulates the migrations of a cluster, of up to a fixed number, with one engine; not for several threads at once.</summary>
internal sealed class ClusterBatch(int capacity)
{
    private readonly ClusterEngine<CappedCurve> _engine = new(capacity);
    private readonly Vm<CappedCurve>[] _vms = new Vm<CappedCurve>[capacity];
    private readonly VmResult[] _results = new VmResult[capacity];

    /// <summary>Migrations of the last batch that held a slot at the same time, at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Nodes on standard links, each with at most so many migrations: in both roles together, or in each.</summary>
    public static ClusterNode[] Nodes(int count, int limit, bool isPerRole = false)
    {
        var node = new ClusterNode(
            StandardCase.LinkBytesPerSecond,
            StandardCase.LinkBytesPerSecond
        );
        var nodes = new ClusterNode[count];
        Array.Fill(
            nodes,
            isPerRole
                ? node with
                {
                    MostOutgoing = limit,
                    MostIncoming = limit,
                }
                : node with
                {
                    MostMigrations = limit,
                }
        );
        return nodes;
    }

    /// <summary>The totals of a cluster's migrations.</summary>
    public BatchTotals Run(ClusterSettings settings, ReadOnlySpan<Move<CappedCurve>> moves)
    {
        var results = _results.AsSpan(0, moves.Length);
        _engine.Run(settings, moves, results);
        for (var i = 0; i < moves.Length; i++)
            _vms[i] = moves[i].Vm;
        MostAtOnce = MostOpen(results);
        return BatchTotals.Of(_vms.AsSpan(0, moves.Length), results);
    }

    // A slot that comes free is taken in the same instant.
    private static int MostOpen(ReadOnlySpan<VmResult> results)
    {
        var starts = new double[results.Length];
        var ends = new double[results.Length];
        for (var i = 0; i < results.Length; i++)
            (starts[i], ends[i]) = (results[i].StartSeconds, results[i].EndSeconds);
        Array.Sort(starts);
        Array.Sort(ends);
        var (most, ended) = (0, 0);
        for (var begun = 0; begun < starts.Length && double.IsFinite(starts[begun]); begun++)
        {
            while (ends[ended] <= starts[begun])
                ended++;
            most = Math.Max(most, begun + 1 - ended);
        }

        return most;
    }
}
