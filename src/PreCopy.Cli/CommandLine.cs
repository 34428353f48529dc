using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
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
                new InvocationConfiguration { EnableDefaultExceptionHandler = false }
            );
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
            when (exception is InputException or IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message);
        }
    }

    // A word that nobody knows explains more than what is missing because of it.
    private static string Misuse(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var unknown, ..]
            ? $"unknown verb, option or argument '{unknown}'"
        : parsed.CommandResult.Command is RootCommand ? "no verb given"
        : parsed.Errors[0].Message.TrimEnd('.');

    private static string HelpFor(ParseResult parsed) =>
        parsed.CommandResult.Command is Verb verb
            ? $"precopy {verb.Name} --help"
            : "precopy --help";

    private static int Fail(string message)
    {
        var line = string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));
        Console.Error.WriteLine($"precopy: {line}");
        return ExitCode.BadInput;
    }
}
