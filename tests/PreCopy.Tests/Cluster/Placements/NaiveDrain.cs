using PreCopy.Cluster.Placements;

namespace PreCopy.Tests.Cluster.Placements;

/// <summary>The placement of drained VMs, written down as it is told, with a search over every node for every VM.</summary>
internal static class NaiveDrain
{
    /// <summary>The moves of a wave, largest VM first; <paramref name="places"/> is left as they leave it.</summary>
    public static List<PlacedMove> Empty(
        double[] memory,
        PlacedVm[] places,
        int[] nodes,
        int wave,
        PlacementRule rule
    )
    {
        var before = places.ToArray();
        var moves = new List<PlacedMove>();
        var leaving = Enumerable
            .Range(0, places.Length)
            .Where(vm => nodes.Contains(before[vm].Node))
            .OrderByDescending(vm => places[vm].MemoryBytes)
            .ThenBy(vm => vm);
        foreach (var vm in leaving)
        {
            var roomy = Enumerable
                .Range(0, memory.Length)
                .Except(nodes)
                .Where(node => Free(node) >= places[vm].MemoryBytes);
            var ordered = rule switch
            {
                PlacementRule.MostFree => roomy
                    .OrderByDescending(Free)
                    .ThenBy(Held)
                    .ThenBy(node => node),
                PlacementRule.FirstFit => roomy.Order(),
                _ => roomy.OrderBy(Free).ThenBy(node => node),
            };
            var target = ordered.DefaultIfEmpty(-1).First();
            if (target < 0)
                throw new NoRoomException(
                    vm,
                    before[vm].Node,
                    wave,
                    places[vm].MemoryBytes,
                    Enumerable.Range(0, memory.Length).Except(nodes).Select(Free).Max()
                );
            moves.Add(new(vm, before[vm].Node, target, wave));
            places[vm] = places[vm] with { Node = target };
        }

        return moves;

        double Held(int node) =>
            places.Where(place => place.Node == node).Sum(place => place.MemoryBytes);

        double Free(int node) => memory[node] - Held(node);
    }
}
