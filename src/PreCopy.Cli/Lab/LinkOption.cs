using System.CommandLine;
using PreCopy.Lab.Sessions;

namespace PreCopy.Cli.Lab;

/// <summary>The option <c>--link</c>: which link the streams share.</summary>
internal sealed class LinkOption : Option<string>
{
    private const string Emulated = "emulated";
    private const string Tc = "tc";

    /// <summary>Makes the option.</summary>
    public LinkOption()
        : base("--link")
    {
        Description =
            $"{Emulated}: the lab's own, which needs no right; {Tc}: the kernel's between two network namespaces, as root.";
        DefaultValueFactory = _ => Emulated;
        this.AcceptOnlyFromAmong(Emulated, Tc);
    }

    /// <summary>The kind that was asked for.</summary>
    public LinkKind In(ParseResult parsed) =>
        parsed.GetValue(this) == Tc ? LinkKind.Tc : LinkKind.Emulated;
}
