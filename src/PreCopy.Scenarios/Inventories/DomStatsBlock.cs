using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Vms;

namespace PreCopy.Scenarios.Inventories;

/// <summary>The figures of one domain; those that do not matter are left alone.</summary>
internal sealed class DomStatsBlock(int firstLine, string name)
{
    private const string Current = "balloon.current";
    private const string Measured = "2";

    // Running, and blocked: waiting for something, as an idle guest does.
    private static readonly string[] Running = ["1", "2"];

    private readonly Dictionary<string, (int Line, string Text)> _values = [];

    private string Place => $"line {firstLine}, domain {QuantityText.Quote(name)}";

    public void Add(int line, string text)
    {
        var equals = text.IndexOf('=');
        if (equals < 0)
            throw new InputException(
                $"line {line}: {QuantityText.Quote(text)} is no line of virsh domstats, which is 'name=value'"
            );
        var key = text[..equals].Trim();
        if (!_values.TryAdd(key, (line, text[(equals + 1)..].Trim())))
            throw new InputException(
                $"line {line}: '{key}' is there twice in the domain that begins in line {firstLine}"
            );
    }

    /// <summary>The domain, or null when it does not run and is left out.</summary>
    public InventoryVm? Vm(InventoryBuilder builder)
    {
        var shown = Placed(Place, name, VmFigures.Name);
        if (Text("state.state") is { } state && !Running.Contains(state))
            return builder.LeaveOut(
                Place,
                shown,
                $"has the state {QuantityText.Quote(state)}, not 1 (running)"
            );
        var memory =
            Find(Current, text => Quantity.Bytes.Parse($"{text} KiB"))
            ?? throw new InputException(
                $"{Place}: no {Current}; use virsh domstats with --state --balloon --vcpu --dirtyrate, or without any"
            );
        return new InventoryVm(shown, memory, Place)
        {
            Vcpus = Find("vcpu.current", VmFigures.Vcpus),
            DirtyBytesPerSecond =
                Text("dirtyrate.calc_status") == Measured
                    ? Find(
                        "dirtyrate.megabytes_per_second",
                        text => Quantity.Rate.OrZero.Parse($"{text} MiB/s")
                    )
                    : null,
        };
    }

    private string? Text(string key) => _values.TryGetValue(key, out var value) ? value.Text : null;

    private T? Find<T>(string key, Func<string, T> read)
        where T : struct =>
        _values.TryGetValue(key, out var value)
            ? Placed(
                $"line {value.Line}, domain {QuantityText.Quote(name)}: {key}",
                value.Text,
                read
            )
            : null;

    private static T Placed<T>(string place, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (InputException problem)
        {
            throw problem.In(place);
        }
    }
}
