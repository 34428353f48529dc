using System.CommandLine;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Lab;

/// <summary>An option whose value is a quantity with its unit.</summary>
internal sealed class QuantityOption : Option<string?>
{
    private readonly Quantity _quantity;

    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it says.</param>
    /// <param name="quantity">What may be written.</param>
    /// <param name="usual">Its value where it is not given; <see langword="null"/> for none.</param>
    public QuantityOption(string name, string description, Quantity quantity, string? usual = null)
        : base(name)
    {
        _quantity = quantity;
        Description = description;
        HelpName = "QTY";
        if (usual is not null)
            DefaultValueFactory = _ => usual;
    }

    /// <summary>The value in base units, or <see langword="null"/> where there is none.</summary>
    /// <exception cref="InputException">It is no such quantity; the message names the option.</exception>
    public double? In(ParseResult parsed)
    {
        if (parsed.GetValue(this) is not { } text)
            return null;
        try
        {
            return _quantity.Parse(text);
        }
        catch (InputException problem)
        {
            throw problem.In(Name);
        }
    }
}
