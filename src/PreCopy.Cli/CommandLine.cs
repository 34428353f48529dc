using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using PreCopy.Lab;
using PreCopy.Lab.Qemu;
using PreCopy.Scenarios;

namespace PreCopy.Cli;

/// <summary>Runs the verb that the arguments name; whatever the user did wrong becomes one line and exit code 2.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(RootCommand root, string rootExample, string[] arguments)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExample((HelpAction)help.Action!, rootExample);
        var parsed = root.Parse(
            arguments,
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        if (parsed.Action is ParseErrorAction)
            return Fail($"{Misuse(parsed)}; see {HelpFor(parsed)}");
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = (parsed.CommandResult.Command as Verb)?.EndGrace,
                }
            );
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
            when (exception
                    is InputException
                        or LabException
                        or QmpException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return Fail(exception.Message);
        }
    }

    // A word that nobody knows explains more than what is missing because of it.
    private static string Misuse(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var unknown, ..]
            ? $"unknown verb, option or argument '{unknown}'"
        : parsed.CommandResult.Command.Subcommands.Count > 0 ? "no verb given"
        : parsed
            .Errors[0]
            .Message.TrimEnd('.')
            .Replace(
                "as expected type 'System.Int32'",
                "as a whole number",
                StringComparison.Ordinal
            );

    private static string HelpFor(ParseResult parsed) =>
        $"precopy {string.Concat(Verbs(parsed.CommandResult).Select(name => $"{name} "))}--help";

    private static IEnumerable<string> Verbs(SymbolResult? result) =>
        result is CommandResult { Command: Verb verb }
            ? Verbs(result.Parent).Append(verb.Name)
            : [];

    private static int Fail(string message)
    {
        var line = string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));
        Console.Error.WriteLine($"precopy: {line}");
        return ExitCode.BadInput;
    }
}
