using System.Numerics;

namespace PreCopy.Model.Kernels;

/// <summary>What has become of the migrations that a masked loop has begun: of those under way, and of those that wait.</summary>
internal ref struct Stragglers(Span<double> numbers, Span<int> places)
{
    /// <summary>How many are under way together; fewer wait meanwhile, and as many may join them.</summary>
    public const int Most = 32;

    /// <summary>The slots that it needs.</summary>
    public const int SlotCount = 3 * Most;

    /// <summary>The doubles that it needs.</summary>
    public const int NumberCount = 3 * SlotCount;

    private readonly Span<double> _sent = numbers.Slice(3 * Most, 2 * Most);
    private readonly Span<double> _left = numbers.Slice(5 * Most, 2 * Most);
    private readonly Span<double> _rounds = numbers.Slice(7 * Most, 2 * Most);
    private readonly Span<int> _places = places.Slice(Most, 2 * Most);

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Of those under way: bytes sent before the round that each is in.</summary>
    public Span<double> Sent { get; } = numbers[..Most];

    /// <summary>Of those under way: bytes of the round that each is in.</summary>
    public Span<double> Left { get; } = numbers.Slice(Most, Most);

    /// <summary>Of those under way: the number of the round that each is in, or +infinity for one that never ends.</summary>
    public Span<double> Rounds { get; } = numbers.Slice(2 * Most, Most);

    /// <summary>Of those under way: where in the batch each is.</summary>
    public Span<int> Places { get; } = places[..Most];

    /// <summary>Gets the last that wait under way; how many.</summary>
    public int Take()
    {
        var count = Math.Min(Count, Most);
        Count -= count;
        // Whole rows: a length known beforehand makes a copy a few instructions.
        _sent.Slice(Count, Most).CopyTo(Sent);
        _left.Slice(Count, Most).CopyTo(Left);
        _rounds.Slice(Count, Most).CopyTo(Rounds);
        _places.Slice(Count, Most).CopyTo(Places);
        return count;
    }

    /// <summary>Lets those under way wait whose bit is set.</summary>
    public void Keep(ulong lanes)
    {
        var sent = Sent;
        var left = Left;
        var rounds = Rounds;
        var places = Places;
        var to = Count;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var from = BitOperations.TrailingZeroCount(lanes);
            _sent[to] = sent[from];
            _left[to] = left[from];
            _rounds[to] = rounds[from];
            _places[to++] = places[from];
        }
        Count = to;
    }
}
