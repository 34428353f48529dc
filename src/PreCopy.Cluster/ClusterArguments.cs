using PreCopy.Model.Curves;

namespace PreCopy.Cluster;

/// <summary>What the engine refuses.</summary>
internal static class ClusterArguments
{
    /// <exception cref="ArgumentException">A node, a rack or a move out of its range.</exception>
    public static void Validate<TCurve>(
        ClusterSettings settings,
        ReadOnlySpan<Move<TCurve>> moves,
        int capacity
    )
        where TCurve : struct, IDirtyCurve
    {
        Require(settings.Nodes.Count >= 2, "a cluster has at least 2 nodes");
        Require(
            double.IsFinite(settings.WavePauseSeconds) && settings.WavePauseSeconds >= 0,
            "the pause between waves must not be negative"
        );
        for (var rack = 0; rack < settings.Racks.Count; rack++)
            if (!IsRate(settings.Racks[rack].UplinkBytesPerSecond))
                throw new ArgumentException($"the uplink of rack {rack} must be above 0");
        for (var node = 0; node < settings.Nodes.Count; node++)
            if (!IsValid(settings.Nodes[node], settings.Racks.Count))
                throw new ArgumentException($"node {node} is out of range: {settings.Nodes[node]}");
        if (settings.Nodes.Count > WavePairs.MostNodes)
            throw new ArgumentException(
                $"{settings.Nodes.Count} nodes are more than {WavePairs.MostNodes}"
            );
        if (moves.Length > WavePairs.MostMoves || moves.Length > capacity)
            throw new ArgumentException(
                $"{moves.Length} moves are more than the engine's {capacity}"
            );
        var wave = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            ref readonly var move = ref moves[i];
            if (!IsValid(move, settings.Nodes.Count) || move.Wave < wave)
                throw new ArgumentException($"move {i} is out of range: {move}");
            wave = move.Wave;
        }
    }

    private static bool IsValid(in ClusterNode node, int racks) =>
        IsRate(node.TransmitBytesPerSecond)
        && IsRate(node.ReceiveBytesPerSecond)
        && node.Rack >= -1
        && node.Rack < racks
        && node is { MostOutgoing: >= 1, MostIncoming: >= 1, MostMigrations: >= 1 };

    private static bool IsValid<TCurve>(in Move<TCurve> move, int nodes)
        where TCurve : struct, IDirtyCurve =>
        move.Source >= 0
        && move.Source < nodes
        && move.Target >= 0
        && move.Target < nodes
        && move.Source != move.Target;

    private static bool IsRate(double bytesPerSecond) =>
        bytesPerSecond > 0 && double.IsFinite(bytesPerSecond);

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
