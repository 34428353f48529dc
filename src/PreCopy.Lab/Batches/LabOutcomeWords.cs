namespace PreCopy.Lab.Batches;

/// <summary>The words for outcomes, in JSON and in tables.</summary>
public static class LabOutcomeWords
{
    /// <summary>The outcome in one word: <c>completed</c>, <c>post-copy</c>, <c>cancelled</c>, <c>not-converged</c> or <c>not-started</c>.</summary>
    public static string Word(this LabOutcome outcome) =>
        outcome switch
        {
            LabOutcome.Completed => "completed",
            LabOutcome.PostCopy => "post-copy",
            LabOutcome.Cancelled => "cancelled",
            LabOutcome.NotConverged => "not-converged",
            _ => "not-started",
        };
}
