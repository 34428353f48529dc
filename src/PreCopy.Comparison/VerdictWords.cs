namespace PreCopy.Comparison;

/// <summary>The verdicts as tables and documents write them.</summary>
public static class VerdictWords
{
    /// <summary><c>slower</c>.</summary>
    public static string Word(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Same => "same",
            Verdict.Faster => "faster",
            Verdict.Slower => "slower",
            _ => "inconclusive",
        };
}
