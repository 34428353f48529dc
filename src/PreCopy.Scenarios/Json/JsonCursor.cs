using System.Text.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Json;

/// <summary>
/// A value in a JSON document that knows its path, so that every error says where it is. Reading is by asking for what
/// is due: anything else is an <see cref="InputException"/>.
/// </summary>
internal sealed class JsonCursor
{
    private readonly JsonElement _element;
    private readonly JsonCursor? _parent;
    private readonly string? _key;
    private readonly int _index;

    private JsonCursor(JsonElement element, JsonCursor? parent, string? key, int index) =>
        (_element, _parent, _key, _index) = (element, parent, key, index);

    /// <summary>The document's root.</summary>
    public JsonCursor(JsonDocument document)
        : this(document.RootElement, null, null, 0) { }

    /// <summary>The JSON path, such as <c>$.vms[0].memory</c>.</summary>
    public string Path =>
        _parent is null ? "$"
        : _key is null ? $"{_parent.Path}[{_index}]"
        : $"{_parent.Path}.{_key}";

    public bool IsText => _element.ValueKind == JsonValueKind.String;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    /// <summary>The error to throw about this value.</summary>
    public InputException Error(string message) => new($"{Path}: {message}");

    /// <summary>This value as an object that has no other keys than these, and none twice.</summary>
    public JsonCursor Object(params ReadOnlySpan<string> keys)
    {
        Expect(JsonValueKind.Object, "an object");
        var seen = 0UL;
        foreach (var property in _element.EnumerateObject())
        {
            var name = Decoded(property, static property => property.Name);
            var index = keys.IndexOf(name);
            if (index < 0)
                throw Error(
                    $"unknown key {QuantityText.Quote(name)}; allowed are {string.Join(", ", keys!)}"
                );
            if ((seen & (1UL << index)) != 0)
                throw Error($"the key '{name}' is there twice");
            seen |= 1UL << index;
        }

        return this;
    }

    /// <summary>The member of that key, which must be there.</summary>
    public JsonCursor this[string key] => Find(key) ?? throw Error($"the key '{key}' is missing");

    /// <summary>The member of that key, or null.</summary>
    public JsonCursor? Find(string key)
    {
        Expect(JsonValueKind.Object, "an object");
        return _element.TryGetProperty(key, out var member) ? new(member, this, key, 0) : null;
    }

    /// <summary>The elements of this array, which must have at least one and at most <paramref name="most"/>.</summary>
    public IEnumerable<JsonCursor> Items(int most = int.MaxValue)
    {
        Expect(JsonValueKind.Array, "an array");
        var length = _element.GetArrayLength();
        if (length == 0)
            throw Error("must not be empty");
        if (length > most)
            throw Error($"has {length} entries; at most {most} are allowed");
        return _element
            .EnumerateArray()
            .Select((item, index) => new JsonCursor(item, this, null, index));
    }

    /// <summary>This string.</summary>
    public string Text()
    {
        Expect(JsonValueKind.String, "a string");
        return Decoded(_element, static element => element.GetString()!);
    }

    /// <summary>This string as a name that can be shown.</summary>
    public string Name()
    {
        var name = Text();
        if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
            throw Error("a name must be visible text on one line");
        return name;
    }

    /// <summary>This string, which must be one of a few.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var text = Text();
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
        }

        throw Error($"{QuantityText.Quote(text)} is none of {Names(choices)}");
    }

    /// <summary>This number within a range, both ends included.</summary>
    public double Number(double smallest, double largest)
    {
        Expect(JsonValueKind.Number, "a number");
        var number = _element.GetDouble();
        return number >= smallest && number <= largest
            ? number
            : throw Error($"{Shown} is out of range; write a number from {smallest} to {largest}");
    }

    /// <summary>This whole number within a range, both ends included.</summary>
    public int WholeNumber(int smallest, int largest)
    {
        Expect(JsonValueKind.Number, "a number");
        var number = _element.GetDouble();
        return number >= smallest && number <= largest && number == Math.Floor(number)
            ? (int)number
            : throw Error(
                $"{Shown} is not allowed; write a whole number from {smallest} to {largest}"
            );
    }

    /// <summary>This truth value.</summary>
    public bool Truth() =>
        _element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Error($"must be true or false, not {Kind}"),
        };

    /// <summary>This string or number as a quantity, in its base unit.</summary>
    public double Quantity(Quantity quantity) => Amount(quantity.Parse, quantity.Allowed);

    /// <summary>This string or number as <paramref name="read"/> understands it; <paramref name="allowed"/> is for the message.</summary>
    public double Amount(Func<string, double> read, string allowed)
    {
        if (_element.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            throw Error($"must be a string or a number, not {Kind}; write {allowed}");
        return Placed(IsText ? Text() : _element.GetRawText(), read);
    }

    /// <summary>This string as <paramref name="read"/> understands it.</summary>
    public T As<T>(Func<string, T> read) => Placed(Text(), read);

    private T Placed<T>(string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (InputException problem)
        {
            throw problem.In(Path);
        }
    }

    private string Shown => QuantityText.Quote(_element.GetRawText());

    private string Kind =>
        _element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a truth value",
        };

    private void Expect(JsonValueKind kind, string due)
    {
        if (_element.ValueKind != kind)
            throw Error($"must be {due}, not {Kind}");
    }

    // A string with half of a surrogate pair is JSON, but it is no text.
    private string Decoded<T>(T owner, Func<T, string> text)
    {
        try
        {
            return text(owner);
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException($"{Path}: a \\u escape is not valid Unicode", exception);
        }
    }

    private static string Names<T>(ReadOnlySpan<(string Name, T Value)> choices)
    {
        var names = new string[choices.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = choices[i].Name;
        return string.Join(", ", names);
    }
}
