using System.CommandLine;
using System.Globalization;
using PreCopy.Lab.Batches;
using PreCopy.Model;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Lab;

/// <summary>The words of <c>lab run</c>.</summary>
internal sealed class LabRunOptions
{
    private const string All = "all";
    private const int MostVms = 16;

    private readonly Option<int> _vms = new("--vms")
    {
        Description = "How many VMs are migrated.",
        DefaultValueFactory = _ => 2,
    };

    private readonly LabGuestOptions _guest = new();

    private readonly Option<string> _concurrency = new("--concurrency")
    {
        Description = $"At most so many are copied at once: a number, or {All}.",
        HelpName = "K",
        DefaultValueFactory = _ => All,
    };

    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "The VMs' weights in the sharing of the link, such as 7,3.",
        HelpName = "LIST",
    };

    private readonly QuantityOption _streamCap = new(
        "--stream-cap",
        "What one stream carries at most, such as '80 Mbit/s'.",
        Quantity.Rate
    );

    private readonly QuantityOption _linkRate = new(
        "--link-rate",
        "What the link carries of the streams' bytes.",
        Quantity.Rate,
        "200 Mbit/s"
    );

    private readonly LinkOption _link = new();

    private readonly QuantityOption _downtime = new(
        "--downtime",
        "QEMU's downtime limit.",
        Quantity.Duration,
        "100 ms"
    );

    private readonly QuantityOption _timeout = new(
        "--timeout",
        "After so much copying of a VM --on-timeout happens.",
        Quantity.Duration
    );

    private readonly Option<string> _onTimeout = new("--on-timeout")
    {
        Description =
            "abort leaves the VM on the source, force pauses it, post-copy switches it and fetches the rest.",
        DefaultValueFactory = _ => "abort",
    };

    private readonly Option<bool> _autoConverge = new("--auto-converge")
    {
        Description = "Slow down guests that do not converge.",
    };

    private readonly QuantityOption _timeLimit = new(
        "--time-limit",
        "When a batch that has not converged is given up.",
        Quantity.Duration,
        "40 s"
    );

    private readonly Option<bool> _kvm = new("--kvm")
    {
        Description = "Let the processor run the guests; by default software does.",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document.",
    };

    /// <summary>Gives the words to the verb, with the rules they have among them.</summary>
    public void AddTo(Command verb)
    {
        _onTimeout.AcceptOnlyFromAmong("abort", "force", "post-copy");
        verb.Add(_vms);
        _guest.AddTo(verb);
        foreach (
            var option in new Option[]
            {
                _concurrency,
                _weights,
                _streamCap,
                _linkRate,
                _link,
                _downtime,
                _timeout,
                _onTimeout,
                _autoConverge,
                _timeLimit,
                _kvm,
                _json,
            }
        )
            verb.Add(option);
        _vms.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostVms)
                result.AddError($"--vms: a number from 1 to {MostVms}");
        });
        verb.Validators.Add(result =>
        {
            if (
                result.GetResult(_onTimeout) is { Implicit: false }
                && result.GetResult(_timeout) is null
            )
                result.AddError("--on-timeout goes with --timeout");
        });
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="InputException">A word is none that is allowed, or such a batch cannot be run.</exception>
    public LabRunRequest Request(ParseResult parsed)
    {
        var link = _linkRate.In(parsed)!.Value;
        var guest = _guest.Guest(parsed, link);
        var batch = new LabBatch([.. Enumerable.Repeat(guest, parsed.GetValue(_vms))])
        {
            Concurrency = Concurrency(parsed.GetValue(_concurrency)!),
            Weights = [.. Weights(parsed.GetValue(_weights))],
            StreamCapBytesPerSecond = _streamCap.In(parsed) ?? double.PositiveInfinity,
            TimeLimitSeconds = _timeLimit.In(parsed)!.Value,
            Policy = new()
            {
                DowntimeSeconds = _downtime.In(parsed),
                TimeoutSeconds = _timeout.In(parsed),
                OnTimeout = Action(parsed.GetValue(_onTimeout)!),
                Throttle = parsed.GetValue(_autoConverge) ? new() : null,
            },
        };
        try
        {
            batch.Validate();
        }
        catch (ArgumentException problem)
        {
            throw new InputException($"lab run: {problem.Message}", problem);
        }
        return new(batch, _link.In(parsed), link, parsed.GetValue(_kvm), parsed.GetValue(_json));
    }

    private static TimeoutAction Action(string word) =>
        word switch
        {
            "abort" => TimeoutAction.Abort,
            "force" => TimeoutAction.Force,
            _ => TimeoutAction.PostCopy,
        };

    private static int Concurrency(string text) =>
        text == All ? int.MaxValue
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number
        : throw new InputException($"--concurrency: '{text}'; write a number from 1 on, or {All}");

    private static IEnumerable<double> Weights(string? text) =>
        text is null
            ? []
            : text.Split(',')
                .Select(word =>
                    double.TryParse(word, CultureInfo.InvariantCulture, out var weight)
                    && weight is > 0 and < 1e9
                        ? weight
                        : throw new InputException(
                            $"--weights: '{word}'; write a number above 0 for each VM, such as 7,3"
                        )
                );
}
