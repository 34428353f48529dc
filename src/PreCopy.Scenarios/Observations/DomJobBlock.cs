using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>One report of <c>virsh domjobinfo</c>: its names and values, each with its line.</summary>
internal sealed class DomJobBlock(int firstLine)
{
    private readonly Dictionary<string, (int Line, string Text)> _values = [];

    public void Add(int line, string name, string value)
    {
        if (!_values.TryAdd(name, (line, value)))
            throw new InputException(
                $"line {line}: '{name}' is there twice in the report that begins in line {firstLine}"
            );
    }

    /// <summary>The report, or null when it is of no migration under way.</summary>
    public MigrationPoll? Poll(double pageBytes)
    {
        if (Text("Job type") is not ("Unbounded" or "Bounded"))
            return null;
        if (Text("Operation") is not (null or "Outgoing migration"))
            return null;
        var page = Count("Page size") ?? pageBytes;
        var sent = Required("Memory processed", Quantity.Bytes.OrZero);
        var zero = (Count("Constant pages") ?? 0) * page;
        return new MigrationPoll(
            firstLine,
            Required("Time elapsed", Quantity.Duration.OrZero),
            (int)Math.Min(Count("Iteration") ?? throw Missing("Iteration"), int.MaxValue),
            Required("Memory remaining", Quantity.Bytes.OrZero),
            Required("Memory total", Quantity.Bytes),
            sent,
            Count("Normal pages") * page + zero ?? sent,
            zero,
            Find("Setup time", Quantity.Duration.OrZero) ?? 0,
            Count("Auto converge throttle") > 0
        );
    }

    private string? Text(string name) =>
        _values.TryGetValue(name, out var value) ? value.Text : null;

    private double Required(string name, Quantity quantity) =>
        Find(name, quantity) ?? throw Missing(name);

    private double? Find(string name, Quantity quantity)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        try
        {
            return quantity.Parse(value.Text);
        }
        catch (InputException problem)
        {
            throw problem.In($"line {value.Line}: {name}");
        }
    }

    // A count may have a word after it: '4096 bytes', '40' with no unit.
    private double? Count(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        var end = QuantityText.LengthOfNumber(value.Text);
        return
            QuantityText.TryParseNumber(value.Text.AsSpan(0, end), out var count)
            && count is >= 0 and <= 1e18
            ? count
            : throw new InputException(
                $"line {value.Line}: {name}: {QuantityText.Quote(value.Text)} is not a count"
            );
    }

    private InputException Missing(string name) =>
        new($"line {firstLine}: the report that begins here has no '{name}'");
}
