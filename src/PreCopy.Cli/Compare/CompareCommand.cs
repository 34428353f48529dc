using System.CommandLine;
using PreCopy.Cli.Run;

namespace PreCopy.Cli.Compare;

/// <summary>The verb <c>compare</c>: a verdict for each benchmark of two sets of results.</summary>
internal static class CompareCommand
{
    private const string Example = """
        precopy compare main results --chart charts
        precopy compare before-folder after-folder --json
        precopy compare --run HEAD~1 . --filter '*StopPolicies*' --launches 5
        precopy compare --run Scalar VectorMaskedLoop

        Exit codes: 0 no regression, 1 something is slower or the answers changed, 2 bad input, 3 all is inconclusive.
        --json prints:
        """;

    public static Command Create()
    {
        var options = new CompareOptions();
        var verb = new Verb(
            "compare",
            "Compare two sets of benchmark results: faster, slower, same or inconclusive, with reasons.",
            $"{Example}\n{ComparisonJson.Keys}"
        );
        options.AddTo(verb);
        verb.SetAction(
            (parsed, cancellation) =>
            {
                var (before, after) = (
                    parsed.GetValue(options.Base)!,
                    parsed.GetValue(options.Diff)!
                );
                var filter = new NameFilter(parsed.GetValue(options.Filter));
                var result = options.Result(parsed);
                return parsed.GetValue(options.Run)
                    ? new InterleavedRun(
                        parsed.GetValue(options.Filter),
                        parsed.GetValue(options.Job)!,
                        parsed.GetValue(options.Launches),
                        parsed.GetValue(options.Output),
                        result
                    ).RunAsync(before, after, cancellation)
                    : Task.FromResult(
                        Stored(
                            before,
                            after,
                            filter,
                            parsed.GetValue(options.AcrossMachines),
                            result
                        )
                    );
            }
        );
        return verb;
    }

    private static int Stored(
        string before,
        string after,
        NameFilter filter,
        bool acrossMachines,
        ComparisonResult result
    )
    {
        var baseline = ComparedSide.Load("BASE", before, filter);
        var contender = ComparedSide.Load("DIFF", after, filter);
        if (!acrossMachines)
            SamePlace.Require(baseline, contender);
        return result.Show(baseline, contender);
    }
}
