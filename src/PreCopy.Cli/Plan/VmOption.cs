using System.CommandLine;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Plan;

/// <summary>An option that may be given for several VMs, each as <c>VM=VALUE</c>.</summary>
internal sealed class VmOption<T> : Option<string[]>
{
    private readonly Func<string, T> _parse;

    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="value">What the value is called in the help.</param>
    /// <param name="description">What it says.</param>
    /// <param name="parse">Reads the value.</param>
    public VmOption(string name, string value, string description, Func<string, T> parse)
        : base(name)
    {
        _parse = parse;
        Description = description;
        HelpName = $"VM={value}";
        AllowMultipleArgumentsPerToken = true;
    }

    /// <summary>The values by the names of the VMs.</summary>
    /// <exception cref="InputException">One cannot be read; the message names the option and the VM.</exception>
    public IReadOnlyDictionary<string, T> In(ParseResult parsed)
    {
        var values = new Dictionary<string, T>();
        foreach (var text in parsed.GetValue(this) ?? [])
        {
            // Names may have the sign in them; what is given for them has not.
            var sign = text.LastIndexOf('=');
            if (sign <= 0 || sign == text.Length - 1)
                throw new InputException($"{Name}: '{text}' is not {HelpName}");
            var vm = text[..sign];
            try
            {
                if (!values.TryAdd(vm, _parse(text[(sign + 1)..])))
                    throw new InputException($"'{vm}' is there twice");
            }
            catch (InputException problem)
            {
                throw problem.In(Name);
            }
        }
        return values;
    }
}
