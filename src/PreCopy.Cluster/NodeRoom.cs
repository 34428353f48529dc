namespace PreCopy.Cluster;

/// <summary>How many more migrations a node may take part in.</summary>
/// <param name="node">The node, idle.</param>
internal struct NodeRoom(ClusterNode node)
{
    private int _outgoing = node.MostOutgoing;
    private int _incoming = node.MostIncoming;
    private int _both = node.MostMigrations;

    public readonly bool CanSend => _outgoing > 0 && _both > 0;

    public readonly bool CanReceive => _incoming > 0 && _both > 0;

    public void ChangeOutgoing(int room) => (_outgoing, _both) = (_outgoing + room, _both + room);

    public void ChangeIncoming(int room) => (_incoming, _both) = (_incoming + room, _both + room);
}
