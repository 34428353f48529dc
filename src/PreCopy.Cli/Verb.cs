using System.CommandLine;

namespace PreCopy.Cli;

/// <summary>A verb of the command line, with the example that ends its help.</summary>
internal sealed class Verb(string name, string description, string example)
    : Command(name, description)
{
    /// <summary>One or more commands to try, a line each.</summary>
    public string Example => example;

    /// <summary>How long an interrupted verb may take to end what it has started.</summary>
    public TimeSpan EndGrace { get; init; } = TimeSpan.FromSeconds(2);
}
