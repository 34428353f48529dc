namespace PreCopy.Scenarios.Quantities;

/// <summary>
/// Every unit that people may write. Prefixes with i are binary, those without are decimal; lower-case <c>b</c> or
/// <c>bit</c> is bits, <c>B</c> is bytes. Case matters, and there is no <c>K</c>, which means 1000 to some and 1024 to
/// others.
/// </summary>
internal static class Units
{
    private static readonly (string Symbol, double Factor, bool IsPrinted)[] Prefixes =
    [
        ("", 1, true),
        ("k", 1e3, true),
        ("M", 1e6, true),
        ("G", 1e9, true),
        ("T", 1e12, true),
        ("P", 1e15, true),
        ("E", 1e18, true),
        ("Ki", 1L << 10, true),
        ("ki", 1L << 10, false),
        ("Mi", 1L << 20, true),
        ("Gi", 1L << 30, true),
        ("Ti", 1L << 40, true),
        ("Pi", 1L << 50, true),
        ("Ei", 1L << 60, true),
    ];

    /// <summary>Bytes, and bits as eighths of them.</summary>
    public static readonly Unit[] OfBytes =
    [
        .. WithPrefixes("B", 1, true),
        .. WithPrefixes("bit", 8, false),
        .. WithPrefixes("b", 8, false),
    ];

    /// <summary>Bytes and bits per second.</summary>
    public static readonly Unit[] OfRate =
    [
        .. WithPrefixes("bit/s", 8, true),
        .. WithPrefixes("B/s", 1, true),
        .. WithPrefixes("b/s", 8, false),
        .. WithPrefixes("bps", 8, false),
        .. WithPrefixes("Bps", 1, false),
    ];

    /// <summary>Seconds. A bare <c>m</c> is not among them: it could be a minute or a millisecond.</summary>
    public static readonly Unit[] OfDuration =
    [
        new("s", 1, 1, true),
        new("ms", 1, 1e3, true),
        new("us", 1, 1e6, true),
        new("\u00b5s", 1, 1e6, false), // the micro sign
        new("\u03bcs", 1, 1e6, false), // the Greek letter, which looks the same
        new("ns", 1, 1e9, true),
        new("min", 60, 1, true),
        new("h", 3600, 1, true),
    ];

    /// <summary>
    /// The unit that a column's header ends with, or null when it is none. There units are often all in lower case and of
    /// words, <c>mib_per_s</c>: the units in which quantities are printed are known by their letters alone. What
    /// could be bits or bytes, <c>mbps</c>, stays as it is, for a message.
    /// </summary>
    public static string? InHeader(string text)
    {
        var spelled = string.Join(
            '/',
            text.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word != "per")
                .Select(word => word is "second" or "sec" ? "s" : word)
        );
        if (spelled is "milliseconds")
            return "ms";
        var known = All.Where(unit =>
                unit.Symbol.Equals(spelled, StringComparison.OrdinalIgnoreCase)
            )
            .ToArray();
        return known.Length == 0 ? null
            : known.Any(unit => unit.Symbol == spelled) ? spelled
            : known.FirstOrDefault(unit => unit.IsPrinted)?.Symbol ?? spelled;
    }

    private static IEnumerable<Unit> All => OfBytes.Concat(OfRate).Concat(OfDuration);

    private static IEnumerable<Unit> WithPrefixes(string symbol, double divisor, bool isPrinted) =>
        Prefixes.Select(prefix => new Unit(
            prefix.Symbol + symbol,
            prefix.Factor,
            divisor,
            isPrinted && prefix.IsPrinted
        ));
}
