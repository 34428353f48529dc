using System.CommandLine;
using PreCopy.Lab.Hosts;
using Spectre.Console;

namespace PreCopy.Cli.Lab;

/// <summary>The verb <c>lab check</c>: what the lab needs, whether it is there, and what installs it.</summary>
internal static class LabCheckCommand
{
    private const string Example = """
        precopy lab check

        Exit codes: 0 a lab can run, 1 something that it needs is missing.
        --json prints:
        { "checks": [ { "name", "isThere", "isNeeded", "found", "remedy" } ], "ready" }
        """;

    public static Command Create()
    {
        var asJson = new Option<bool>("--json") { Description = "Print one JSON document." };
        var verb = new Verb(
            "check",
            "Say what the lab needs of this machine, what is missing, and what installs it.",
            Example
        )
        {
            asJson,
        };
        verb.SetAction(parsed =>
        {
            Leftovers.Remove();
            return Show(LabRequirements.Check(), parsed.GetValue(asJson));
        });
        return verb;
    }

    /// <summary>The answer of the checks: "no" when something that is needed is missing.</summary>
    internal static int Answer(IEnumerable<LabCheck> checks) =>
        checks.Any(check => check is { IsNeeded: true, IsThere: false })
            ? ExitCode.No
            : ExitCode.Done;

    private static int Show(IReadOnlyList<LabCheck> checks, bool asJson)
    {
        var answer = Answer(checks);
        if (asJson)
            OneDocument.Write(Console.Out, new { checks, ready = answer == ExitCode.Done });
        else
            Write(Screen.Open(), checks);
        return answer;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<LabCheck> checks)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("", "", "found");
        foreach (var check in checks)
            table.AddRow(
                check.Name,
                check.IsThere ? "[green]there[/]"
                    : check.IsNeeded ? "[red]MISSING[/]"
                    : "not there",
                Markup.Escape(check.Found)
            );
        console.Write(table);
        foreach (var remedy in checks.Select(check => check.Remedy).OfType<string>().Distinct())
            console.WriteLine($"To install what is missing: {remedy}");
        console.WriteLine(
            Answer(checks) == ExitCode.Done
                ? "A lab can run here."
                : "No lab can run here before what is MISSING is there."
        );
    }
}
