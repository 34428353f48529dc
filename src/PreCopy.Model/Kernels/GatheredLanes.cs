namespace PreCopy.Model.Kernels;

/// <summary>Migrations gathered from anywhere in a batch into one of their own, and their results' way back.</summary>
internal readonly ref struct GatheredLanes(
    Span<double> numbers,
    Span<int> rounds,
    Span<Outcome> outcomes
)
{
    private const int Count = Stragglers.Most;

    /// <summary>The doubles that it needs.</summary>
    public const int NumberCount = 7 * Count;

    private readonly Span<double> _memory = numbers.Slice(0 * Count, Count);
    private readonly Span<double> _bandwidth = numbers.Slice(1 * Count, Count);
    private readonly Span<double> _dirty = numbers.Slice(2 * Count, Count);
    private readonly Span<double> _workingSet = numbers.Slice(3 * Count, Count);

    /// <summary>The migrations.</summary>
    public MigrationBatch Batch =>
        new()
        {
            MemoryBytes = _memory,
            BandwidthBytesPerSecond = _bandwidth,
            DirtyBytesPerSecond = _dirty,
            WorkingSetBytes = _workingSet,
        };

    /// <summary>Their results.</summary>
    public MigrationResults Results { get; } =
        new()
        {
            TotalSeconds = numbers.Slice(4 * Count, Count),
            DowntimeSeconds = numbers.Slice(5 * Count, Count),
            BytesSent = numbers.Slice(6 * Count, Count),
            LiveRounds = rounds,
            Outcomes = outcomes,
        };

    /// <summary>Takes the migrations that stand at these places of the batch.</summary>
    public void Gather(in MigrationBatch batch, ReadOnlySpan<int> places)
    {
        Gather(batch.MemoryBytes, places, _memory);
        Gather(batch.BandwidthBytesPerSecond, places, _bandwidth);
        Gather(batch.DirtyBytesPerSecond, places, _dirty);
        Gather(batch.WorkingSetBytes, places, _workingSet);
    }

    /// <summary>Writes the results to these places.</summary>
    public void Scatter(in MigrationResults results, ReadOnlySpan<int> places)
    {
        Scatter(Results.TotalSeconds, places, results.TotalSeconds);
        Scatter(Results.DowntimeSeconds, places, results.DowntimeSeconds);
        Scatter(Results.BytesSent, places, results.BytesSent);
        Scatter(Results.LiveRounds, places, results.LiveRounds);
        Scatter(Results.Outcomes, places, results.Outcomes);
    }

    private static void Gather(ReadOnlySpan<double> from, ReadOnlySpan<int> places, Span<double> to)
    {
        for (var i = 0; i < places.Length; i++)
            to[i] = from[places[i]];
    }

    private static void Scatter<T>(ReadOnlySpan<T> from, ReadOnlySpan<int> places, Span<T> to)
    {
        for (var i = 0; i < places.Length; i++)
            to[places[i]] = from[i];
    }
}
