namespace PreCopy.Cli;

/// <summary>What the process ends with; the same for every verb.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is "no": a regression, or a check that failed.</summary>
    public const int No = 1;

    /// <summary>Bad usage or bad input; one line on standard error says what, where and what is allowed.</summary>
    public const int BadInput = 2;

    /// <summary>A comparison in which nothing can be said.</summary>
    public const int Inconclusive = 3;

    /// <summary>Interrupted; what was finished is kept.</summary>
    public const int Interrupted = 130;
}
