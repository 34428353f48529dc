namespace PreCopy.Model;

/// <summary>The words for outcomes, in JSON, in tables and in data.</summary>
public static class OutcomeWords
{
    /// <summary>The outcome in one word: <c>converged</c>, <c>forced</c>, <c>aborted</c>, <c>post-copy</c> or <c>never</c>.</summary>
    public static string Word(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Converged => "converged",
            Outcome.Forced => "forced",
            Outcome.Aborted => "aborted",
            Outcome.PostCopy => "post-copy",
            _ => "never",
        };
}
