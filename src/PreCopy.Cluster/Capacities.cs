using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>
/// Everything that has a capacity, numbered: what each node transmits, what each receives, each rack's uplink out and in, and
/// the fabric. A migration crosses at most <see cref="MostCrossed"/> of them.
/// </summary>
internal sealed class Capacities
{
    /// <summary>Transmit, receive, out of a rack, into a rack, the fabric.</summary>
    public const int MostCrossed = 5;

    /// <summary>Instead of a capacity that a migration does not cross.</summary>
    public const int None = -1;

    private IReadOnlyList<ClusterNode> _nodes = [];
    private int _racks;
    private bool _hasFabric;
    private double[] _bytesPerSecond = [];

    /// <summary>How many there are.</summary>
    public int Count => 2 * (_nodes.Count + _racks) + 1;

    /// <summary>In bytes/s of memory.</summary>
    public double this[int capacity] => _bytesPerSecond[capacity];

    /// <param name="settings">The cluster.</param>
    /// <param name="link">Its fabric, and what migrations get of every capacity.</param>
    public void Read(ClusterSettings settings, in MemoryLink link)
    {
        var memory = link.Ratio * link.Usable;
        (_nodes, _racks) = (settings.Nodes, settings.Racks.Count);
        _hasFabric = !double.IsPositiveInfinity(link.UsableBytesPerSecond);
        if (_bytesPerSecond.Length < Count)
            _bytesPerSecond = new double[Count];
        for (var node = 0; node < _nodes.Count; node++)
        {
            _bytesPerSecond[node] = _nodes[node].TransmitBytesPerSecond * memory;
            _bytesPerSecond[_nodes.Count + node] = _nodes[node].ReceiveBytesPerSecond * memory;
        }

        for (var rack = 0; rack < _racks; rack++)
        {
            var uplink = settings.Racks[rack].UplinkBytesPerSecond * memory;
            _bytesPerSecond[Out(rack)] = uplink;
            _bytesPerSecond[In(rack)] = uplink;
        }

        _bytesPerSecond[Count - 1] = link.UsableBytesPerSecond;
    }

    /// <summary>What a migration crosses.</summary>
    /// <param name="source">The node that it leaves.</param>
    /// <param name="target">The node that it reaches.</param>
    /// <param name="crossed">Receives <see cref="MostCrossed"/> numbers, some of them <see cref="None"/>.</param>
    public void Cross(int source, int target, Span<int> crossed)
    {
        var (from, to) = (_nodes[source].Rack, _nodes[target].Rack);
        crossed[0] = source;
        crossed[1] = _nodes.Count + target;
        crossed[2] = from != to && from >= 0 ? Out(from) : None;
        crossed[3] = from != to && to >= 0 ? In(to) : None;
        crossed[4] = _hasFabric ? Count - 1 : None;
    }

    private int Out(int rack) => 2 * _nodes.Count + rack;

    private int In(int rack) => 2 * _nodes.Count + _racks + rack;
}
