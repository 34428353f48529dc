namespace PreCopy.Model;

/// <summary>What becomes of a migration that a timeout ends.</summary>
public static class TimeoutOutcome
{
    /// <summary>The outcome that the action leads to.</summary>
    public static Outcome Outcome(this TimeoutAction action) =>
        action switch
        {
            TimeoutAction.Force => Model.Outcome.Forced,
            TimeoutAction.PostCopy => Model.Outcome.PostCopy,
            _ => Model.Outcome.Aborted,
        };
}
