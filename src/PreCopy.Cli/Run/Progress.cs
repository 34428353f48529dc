namespace PreCopy.Cli.Run;

/// <summary>What is going on, on standard error: one line that changes on a terminal, a line for each change elsewhere.</summary>
internal sealed class Progress : IDisposable
{
    private int _shown;

    /// <summary>Whether standard error is a terminal on which a line can be written again.</summary>
    public static bool Rewrites { get; } =
        !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Replaces the line that says what is going on.</summary>
    public void Show(string text)
    {
        if (!Rewrites)
        {
            Console.Error.WriteLine(text);
            return;
        }
        var width = Math.Max(20, Console.WindowWidth) - 1;
        var line = text.Length > width ? text[..width] : text;
        Console.Error.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }

    /// <summary>Replaces the line on a terminal; elsewhere it is not worth one.</summary>
    public void Hint(string text)
    {
        if (Rewrites)
            Show(text);
    }

    /// <summary>Writes a line that stays.</summary>
    public void Say(string text)
    {
        Clear();
        Console.Error.WriteLine(text);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Clear()
    {
        if (_shown > 0)
            Console.Error.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }
}
