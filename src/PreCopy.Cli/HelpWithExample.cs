using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PreCopy.Cli;

/// <summary>The usual help, then the verb's example.</summary>
internal sealed class HelpWithExample(HelpAction help, string rootExample)
    : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var example = (parseResult.CommandResult.Command as Verb)?.Example ?? rootExample;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Example:");
        foreach (var line in example.Split('\n'))
            output.WriteLine($"  {line}");
        return result;
    }
}
