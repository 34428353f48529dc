using PreCopy.Model;

namespace PreCopy.Cli.Simulate;

/// <summary>The words for outcomes, in JSON and in tables.</summary>
internal static class OutcomeWords
{
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
