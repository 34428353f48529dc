using Spectre.Console;

namespace PreCopy.Cli;

/// <summary>Standard output for people.</summary>
internal static class Screen
{
    private const int WidthOfAFile = 1000;

    /// <summary>In a file or a pipe: no escape sequences, and no line broken at the width of a screen that is not there.</summary>
    public static IAnsiConsole Open()
    {
        var redirected = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        if (redirected)
            console.Profile.Width = WidthOfAFile;
        return console;
    }
}
