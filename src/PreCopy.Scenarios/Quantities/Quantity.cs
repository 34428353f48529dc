using System.Globalization;

namespace PreCopy.Scenarios.Quantities;

/// <summary>
/// A kind of quantity: the units it is written in and the range that makes sense. Read and printed the same way under
/// every culture. A text without a unit is a number of base units: bytes, bytes/s or seconds.
/// </summary>
public sealed class Quantity
{
    /// <summary>The smallest value above 0 of every quantity, in base units; smaller ones are slips of the pen.</summary>
    public const double Smallest = 1e-9;

    /// <summary>An amount of memory or data in bytes: above 0, at most 1 EiB.</summary>
    public static Quantity Bytes { get; } =
        new(
            "an amount of bytes",
            Units.OfBytes,
            1L << 60,
            "'8 GiB', '8192 MiB', '8.5 GB' or a bare number of bytes"
        );

    /// <summary>A rate in bytes/s: above 0, at most 1e18 bytes/s.</summary>
    public static Quantity Rate { get; } =
        new(
            "a rate",
            Units.OfRate,
            1e18,
            "'10 Gbit/s', '10 Gbps', '1250 MB/s', '100 MiB/s' or a bare number of bytes/s"
        );

    /// <summary>A duration in seconds: above 0, at most 1e9 s.</summary>
    public static Quantity Duration { get; } =
        new(
            "a duration",
            Units.OfDuration,
            1e9,
            "'300 ms', '2.5 s', '1 min' or a bare number of seconds"
        );

    private readonly Unit[] _units;
    private readonly string _name;
    private readonly string _examples;
    private readonly double _largest;
    private readonly bool _allowsZero;

    private Quantity(
        string name,
        Unit[] units,
        double largest,
        string examples,
        bool allowsZero = false
    )
    {
        (_name, _units, _largest) = (name, units, largest);
        (_examples, _allowsZero) = (examples, allowsZero);
        OrZero = allowsZero ? this : new(name, units, largest, examples, allowsZero: true);
    }

    /// <summary>The same quantity, where nothing (0) makes sense too.</summary>
    public Quantity OrZero { get; }

    /// <summary>What may be written, for error messages and help.</summary>
    public string Allowed =>
        $"{_examples} ({(_allowsZero ? "at least" : "above")} 0, at most {Print(_largest)})";

    /// <summary>The value of <paramref name="text"/> in base units.</summary>
    /// <exception cref="InputException">It is no such quantity, or out of range; the message says what is allowed.</exception>
    public double Parse(string text)
    {
        var trimmed = text.Trim();
        var end = QuantityText.LengthOfNumber(trimmed);
        if (!QuantityText.TryParseNumber(trimmed.AsSpan(0, end), out var value))
            throw Problem(text, trimmed.Length == 0 ? "is empty" : "does not start with a number");
        var symbol = trimmed[end..].TrimStart();
        if (symbol.Length > 0)
            value = Find(symbol)?.ToBase(value) ?? throw Problem(text, WrongUnit(symbol));
        return value is >= Smallest && value <= _largest || _allowsZero && value == 0
            ? value
            : throw Problem(text, "is out of range");
    }

    /// <summary>The shortest text that <see cref="Parse"/> reads back as exactly this value, such as <c>8 GiB</c>.</summary>
    public string Print(double value) =>
        _units
            .Where(unit => unit.IsPrinted)
            .Select(unit => (Unit: unit, Number: unit.FromBase(value)))
            .Where(print =>
                print.Number is >= 1 and < 1e15 && print.Unit.ToBase(print.Number) == value
            )
            .Select(print => $"{Invariant(print.Number)} {print.Unit.Symbol}")
            .DefaultIfEmpty(Invariant(value))
            .MinBy(text => text.Length)!;

    private static string Invariant(double number) =>
        number.ToString("R", CultureInfo.InvariantCulture);

    private Unit? Find(string symbol) => Array.Find(_units, unit => unit.Symbol == symbol);

    private InputException Problem(string text, string problem) =>
        new($"{QuantityText.Quote(text)} {problem}; write {Allowed}");

    private string WrongUnit(string symbol)
    {
        if (symbol[0] is ',' or '_' or '\'' || char.IsDigit(symbol[0]))
            return "has a comma or thousands separators (a number is digits with a decimal point)";
        Quantity[] kinds = [Bytes, Rate, Duration];
        if (kinds.FirstOrDefault(kind => kind.Find(symbol) is not null) is { } other)
            return $"is {other._name}, not {_name}";
        var likely = _units
            .Where(unit => unit.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase))
            .Select(unit => QuantityText.Quote(unit.Symbol));
        return $"has the unknown unit {QuantityText.Quote(symbol)}"
            + (likely.Any() ? $" (case matters: {string.Join(" or ", likely)}?)" : "");
    }
}
