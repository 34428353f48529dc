using System.CommandLine;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Plan;

/// <summary>The words of <c>plan</c> for what the inventory does not say of its guests.</summary>
internal sealed class PlanGuestOptions
{
    private readonly Option<string?> _class = new("--class")
    {
        Description =
            $"The workload class of VMs of which the inventory says nothing: {WorkloadClasses.Names}.",
        HelpName = "NAME",
    };

    private readonly VmOption<string> _vmClasses = new(
        "--vm-class",
        "CLASS",
        "The workload class of a VM.",
        Class
    );

    private readonly VmOption<double> _dirtyRates = new(
        "--dirty-rate",
        "RATE",
        "The dirty rate of a VM, such as db=200 MiB/s.",
        Quantity.Rate.OrZero.Parse
    );

    private readonly VmOption<double> _workingSets = new(
        "--working-set",
        "QTY",
        "The writable working set of a VM.",
        Quantity.Bytes.OrZero.Parse
    );

    private readonly VmOption<InputSource> _fitted = new(
        "--fitted",
        "SCENARIO",
        "The guest that fit wrote into a scenario, as the guest of a VM.",
        path => new InputSource(path)
    );

    /// <summary>Gives the words to the verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (
            var option in new Option[] { _class, _vmClasses, _dirtyRates, _workingSets, _fitted }
        )
            verb.Add(option);
        _class.CompletionSources.Add(_ => WorkloadClasses.All.Select(known => known.Name));
    }

    /// <summary>The query with what was said of the guests.</summary>
    /// <exception cref="InputException">A word is none that is allowed; the message names the option.</exception>
    public PlanQuery Into(PlanQuery query, ParseResult parsed) =>
        query with
        {
            DefaultClass = DefaultClass(parsed),
            Classes = _vmClasses.In(parsed),
            DirtyRates = _dirtyRates.In(parsed),
            WorkingSets = _workingSets.In(parsed),
            Fitted = _fitted.In(parsed),
        };

    private string? DefaultClass(ParseResult parsed)
    {
        try
        {
            return parsed.GetValue(_class) is { } name ? Class(name) : null;
        }
        catch (InputException problem)
        {
            throw problem.In(_class.Name);
        }
    }

    private static string Class(string name) =>
        WorkloadClasses.Find(name)?.Name
        ?? throw new InputException($"unknown '{name}'; there are: {WorkloadClasses.Names}");
}
