using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>
/// Whoever is first in order and fits every limit may start: a limit for what leaves each node, for what reaches it and for
/// both together, and one for the whole cluster. A move that does not fit waits at the first limit that is reached, and is
/// looked at again when that one has room.
/// </summary>
/// <param name="capacity">The most moves.</param>
internal sealed class Admission(int capacity)
{
    private const int LimitsOfMove = 4;

    private readonly WaitingMoves _waiting = new(capacity);
    private readonly int[] _sources = new int[capacity];
    private readonly int[] _targets = new int[capacity];
    private readonly int[] _waves = new int[capacity];

    // Limits are numbered: what leaves each node, what reaches each, both.
    private int[] _room = [];
    private int[] _firstWaiting = [];

    // Limits with room at which moves wait, by the first of them.
    private IndexedMinHeap _open = new(0);

    private int _nodes;
    private int _roomInAll;
    private int _count;
    private int _next;
    private int _waveEnd;
    private int _running;
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
        _nodes = settings.Nodes.Count;
        var limits = 3 * _nodes;
        if (_room.Length < limits)
            (_room, _firstWaiting, _open) = (new int[limits], new int[limits], new(limits));
        for (var node = 0; node < _nodes; node++)
        {
            _room[node] = settings.Nodes[node].MostOutgoing;
            _room[_nodes + node] = settings.Nodes[node].MostIncoming;
            _room[2 * _nodes + node] = settings.Nodes[node].MostMigrations;
        }

        _firstWaiting.AsSpan().Fill(WaitingMoves.Empty);
        _open.Clear();
        (_roomInAll, _pauseSeconds) = (settings.Link.Concurrency, settings.WavePauseSeconds);
        (_count, _next, _waveEnd, _running) = (count, 0, 0, 0);
        NextOpening = count > 0 ? 0 : double.PositiveInfinity;
    }

    public bool TryAdmit(double now, out int move)
    {
        if (NextOpening <= now)
            OpenWave();
        move = -1;
        if (_roomInAll == 0)
            return false;
        while (TryTakeFirst(out move))
        {
            var full = FullLimitOf(move);
            if (full < 0)
            {
                Occupy(move);
                return true;
            }

            _firstWaiting[full] = _waiting.Push(_firstWaiting[full], move);
        }

        return false;
    }

    public void Free(int move, double now)
    {
        _roomInAll++;
        Span<int> limits = stackalloc int[LimitsOfMove];
        LimitsOf(move, limits);
        foreach (var limit in limits)
            if (++_room[limit] > 0 && _firstWaiting[limit] != WaitingMoves.Empty)
                _open.Set(limit, _firstWaiting[limit]);
        if (--_running == 0 && _next < _count)
            NextOpening = now + _pauseSeconds;
    }

    private void OpenWave()
    {
        NextOpening = double.PositiveInfinity;
        var wave = _waves[_next];
        while (_waveEnd < _count && _waves[_waveEnd] == wave)
            _waveEnd++;
        _running = _waveEnd - _next;
    }

    // The first of those that have not been looked at, and of those that wait at a limit with room.
    private bool TryTakeFirst(out int move)
    {
        if (_next < _waveEnd && _next < _open.MinKey)
        {
            move = _next++;
            return true;
        }

        move = -1;
        if (_open.Count == 0)
            return false;
        var limit = _open.Top;
        move = _firstWaiting[limit];
        _firstWaiting[limit] = _waiting.Pop(move);
        if (_firstWaiting[limit] == WaitingMoves.Empty)
            _open.Remove(limit);
        else
            _open.Set(limit, _firstWaiting[limit]);
        return true;
    }

    private int FullLimitOf(int move)
    {
        Span<int> limits = stackalloc int[LimitsOfMove];
        LimitsOf(move, limits);
        foreach (var limit in limits)
            if (_room[limit] == 0)
                return limit;
        return -1;
    }

    private void Occupy(int move)
    {
        _roomInAll--;
        Span<int> limits = stackalloc int[LimitsOfMove];
        LimitsOf(move, limits);
        foreach (var limit in limits)
            if (--_room[limit] == 0)
                _open.Remove(limit);
    }

    private void LimitsOf(int move, Span<int> limits)
    {
        var (source, target) = (_sources[move], _targets[move]);
        limits[0] = source;
        limits[1] = _nodes + target;
        limits[2] = 2 * _nodes + source;
        limits[3] = 2 * _nodes + target;
    }
}
