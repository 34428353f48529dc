namespace PreCopy.Planning.Draws;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014) as a generator for distributions that
/// begins anew for every draw without allocating, which those of the libraries do not.
/// </summary>
internal sealed class DrawRandom : Random
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Begins a draw: it depends on the seed and its number, not on the draws before.</summary>
    public void Begin(int seed, int draw) => _state = Mixed(Mixed((ulong)seed) + (ulong)draw);

    /// <inheritdoc/>
    public override double NextDouble() => (Mixed(_state += Step) >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private static ulong Mixed(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
