using System.Text.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>An object in a reply of QMP that knows its line and its path, so that every error says where it is.</summary>
internal sealed record QmpReply(int Line, JsonElement Value, string Path = "")
{
    private const double Largest = 1e18;

    public bool Has(string key) => Value.TryGetProperty(key, out _);

    /// <summary>The number of that key, which must be there and not negative.</summary>
    public double Number(string key) =>
        FindNumber(key) ?? throw Error(key, "is missing; it must be a number");

    /// <summary>The number of that key, or null.</summary>
    public double? FindNumber(string key)
    {
        if (!Value.TryGetProperty(key, out var number))
            return null;
        if (number.ValueKind != JsonValueKind.Number)
            throw Error(key, $"{QuantityText.Quote(number.GetRawText())} is not a number");
        var value = number.GetDouble();
        return value is >= 0 and <= Largest
            ? value
            : throw Error(
                key,
                $"{QuantityText.Quote(number.GetRawText())} is out of range (0 to 1e18)"
            );
    }

    /// <summary>The text of that key, or null.</summary>
    public string? FindText(string key) =>
        !Value.TryGetProperty(key, out var text) ? null
        : text.ValueKind == JsonValueKind.String ? text.GetString()
        : throw Error(key, "must be a string");

    /// <summary>The object of that key, which must be there.</summary>
    public QmpReply Object(string key) =>
        Value.TryGetProperty(key, out var inner) && inner.ValueKind == JsonValueKind.Object
            ? new QmpReply(Line, inner, $"{Path}{key}.")
            : throw Error(key, "must be an object");

    public InputException Error(string key, string problem) =>
        new($"line {Line}: '{Path}{key}' {problem}");
}
