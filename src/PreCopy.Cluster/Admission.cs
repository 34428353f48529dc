using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>
/// Whoever is first in order and fits every limit may start: a limit for what leaves each node, for what reaches it and for
/// both together, and one for the whole cluster. Each source with room knows the first of its moves whose target has room.
/// </summary>
/// <param name="capacity">The most moves.</param>
internal sealed class Admission(int capacity)
{
    private const int None = -1;

    private readonly WavePairs _pairs = new(capacity);
    private readonly int[] _sources = new int[capacity];
    private readonly int[] _targets = new int[capacity];
    private readonly int[] _waves = new int[capacity];

    private NodeRoom[] _rooms = [];

    // Sources by their best move, and the pair to which it belongs.
    private IndexedMinHeap _ready = new(0);
    private int[] _best = [];

    private int _roomInAll;
    private int _count;
    private int _waveEnd;
    private int _unfinished;
    private double _pauseSeconds;

    /// <summary>When the next wave may start; +infinity while one is under way, and after the last.</summary>
    public double NextOpening { get; private set; }

    public int SourceOf(int move) => _sources[move];

    public int TargetOf(int move) => _targets[move];

    /// <summary>Says what a move is, before <see cref="Begin"/>.</summary>
    public void Set(int move, int source, int target, int wave) =>
        (_sources[move], _targets[move], _waves[move]) = (source, target, wave);

    /// <summary>Begins with so many moves; allocates when there are more nodes than ever before.</summary>
    public void Begin(ClusterSettings settings, int count)
    {
        var nodes = settings.Nodes.Count;
        if (_rooms.Length < nodes)
            (_rooms, _best, _ready) = (new NodeRoom[nodes], new int[nodes], new(nodes));
        for (var node = 0; node < nodes; node++)
            _rooms[node] = new NodeRoom(settings.Nodes[node]);
        _best.AsSpan().Fill(None);
        _ready.Clear();
        _pairs.Begin(nodes);
        (_roomInAll, _pauseSeconds) = (settings.Link.Concurrency, settings.WavePauseSeconds);
        (_count, _waveEnd, _unfinished) = (count, 0, 0);
        NextOpening = count > 0 ? 0 : double.PositiveInfinity;
    }

    public bool TryAdmit(double now, out int move)
    {
        if (NextOpening <= now)
            OpenWave();
        move = None;
        if (_roomInAll == 0 || _ready.Count == 0)
            return false;
        var pair = _best[_ready.Top];
        move = _pairs.FirstOf(pair);
        _pairs.TakeFirst(pair);
        _roomInAll--;
        Change(move, -1);
        return true;
    }

    public void Free(int move, double now)
    {
        _roomInAll++;
        Change(move, 1);
        if (--_unfinished == 0 && _waveEnd < _count)
            NextOpening = now + _pauseSeconds;
    }

    private void OpenWave()
    {
        NextOpening = double.PositiveInfinity;
        var first = _waveEnd;
        while (_waveEnd < _count && _waves[_waveEnd] == _waves[first])
            _waveEnd++;
        _unfinished = _waveEnd - first;
        _pairs.Read(first, _sources.AsSpan(first.._waveEnd), _targets.AsSpan(first.._waveEnd));
        foreach (var source in _sources.AsSpan(first.._waveEnd))
            if (_best[source] == None)
                FindBest(source);
    }

    // A move takes its room at both nodes, or gives it back.
    private void Change(int move, int room)
    {
        var (source, target) = (_sources[move], _targets[move]);
        var (sent, reached) = (_rooms[target].CanSend, _rooms[source].CanReceive);
        var hadRoom = _rooms[target].CanReceive;
        _rooms[source].ChangeOutgoing(room);
        _rooms[target].ChangeIncoming(room);
        FindBest(source);
        if (_rooms[target].CanSend != sent)
            FindBest(target);
        if (_rooms[target].CanReceive != hadRoom)
            Announce(target);
        if (_rooms[source].CanReceive != reached)
            Announce(source);
    }

    // The first move of a source with room whose target has room, too.
    private void FindBest(int source)
    {
        var (best, first) = (None, int.MaxValue);
        if (_rooms[source].CanSend)
            foreach (var pair in _pairs.From(source))
                if (_pairs.FirstOf(pair) < first && _rooms[_pairs.TargetOf(pair)].CanReceive)
                    (best, first) = (pair, _pairs.FirstOf(pair));
        SetBest(source, best, first);
    }

    // To the sources of a target that has room again, or has none any more.
    private void Announce(int target)
    {
        var hasRoom = _rooms[target].CanReceive;
        foreach (var pair in _pairs.To(target))
        {
            var (source, first) = (_pairs.SourceOf(pair), _pairs.FirstOf(pair));
            if (!hasRoom && _best[source] == pair)
                FindBest(source);
            else if (
                hasRoom
                && _rooms[source].CanSend
                && (_best[source] == None || first < _pairs.FirstOf(_best[source]))
            )
                SetBest(source, pair, first);
        }
    }

    private void SetBest(int source, int pair, int move)
    {
        _best[source] = pair;
        if (pair == None)
            _ready.Remove(source);
        else
            _ready.Set(source, move);
    }
}
