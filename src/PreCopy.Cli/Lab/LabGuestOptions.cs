using System.CommandLine;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Lab;

/// <summary>The words of <c>lab run</c> that say what a guest is.</summary>
internal sealed class LabGuestOptions
{
    private const double UsualDirtyShare = 0.25;

    private readonly QuantityOption _memory = new(
        "--memory",
        "A VM's memory.",
        Quantity.Bytes,
        "64 MiB"
    );

    private readonly QuantityOption _workingSet = new(
        "--working-set",
        "What a guest writes again and again; half of its memory by default.",
        Quantity.Bytes
    );

    private readonly Option<double?> _dirtyShare = new("--dirty-share")
    {
        Description =
            $"What a guest dirties, over what the link carries in the same time; {UsualDirtyShare} by default.",
        HelpName = "D/B",
    };

    private readonly Option<int?> _dirtyRate = new("--dirty-rate")
    {
        Description = "The same in pages a second.",
        HelpName = "PAGES",
    };

    private readonly Option<string> _pattern = new("--pattern")
    {
        Description = "The page that a guest writes next: each in its turn, or one at random.",
        DefaultValueFactory = _ => "cyclic",
    };

    /// <summary>Gives the words to the verb, with the rules they have among them.</summary>
    public void AddTo(Command verb)
    {
        _pattern.AcceptOnlyFromAmong("cyclic", "random");
        foreach (
            var option in new Option[] { _memory, _workingSet, _dirtyShare, _dirtyRate, _pattern }
        )
            verb.Add(option);
        verb.Validators.Add(result =>
        {
            if (
                result.GetResult(_dirtyShare) is not null
                && result.GetResult(_dirtyRate) is not null
            )
                result.AddError("--dirty-share and --dirty-rate say the same: give one of them");
        });
        _dirtyShare.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double?>() is >= 0 and <= 1000))
                result.AddError("--dirty-share: a number from 0 to 1000");
        });
    }

    /// <summary>The guest that was asked for.</summary>
    /// <param name="parsed">What was written.</param>
    /// <param name="linkBytesPerSecond">B, what the link carries of the streams' bytes.</param>
    /// <exception cref="InputException">A word is none that is allowed.</exception>
    public LabGuest Guest(ParseResult parsed, double linkBytesPerSecond)
    {
        var memory = (long)_memory.In(parsed)!.Value;
        var share = parsed.GetValue(_dirtyShare) ?? UsualDirtyShare;
        return new(
            memory,
            (long?)_workingSet.In(parsed) ?? memory / 2,
            parsed.GetValue(_dirtyRate)
                ?? (int)
                    Math.Min(
                        int.MaxValue,
                        Math.Round(share * linkBytesPerSecond / LabPlan.PageBytesInStream)
                    ),
            parsed.GetValue(_pattern) == "random" ? AccessPattern.Random : AccessPattern.Cyclic
        );
    }
}
