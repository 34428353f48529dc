using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using Xunit;
using static PreCopy.Tests.Lab.Evidence.EvidenceSamples;

namespace PreCopy.Tests.Lab.Evidence;

public sealed class LabMarkdownTests
{
    private static readonly LabEvidence Evidence = LabEvidence.Of(
        Of(
            Run(Case(LabMode.Sequential, 1), 1, 10),
            Run(Case(LabMode.Sequential, 1), 2, 11),
            Run(Case(LabMode.Concurrent, 2, 2000), 1, LabOutcome.NotConverged),
            Run(Case(LabMode.Concurrent, 3, 2000), 1, 30, 30, 30)
        )
    );

    [Fact]
    public void A_goal_is_shown_with_its_figure_and_whether_it_is_reached()
    {
        var goals = LabMarkdown.Goals(LabSummary.Of(Evidence)).Split('\n');

        Assert.Equal("| goal | at most | is | reached |", goals[0]);
        Assert.Contains("| makespan, median error | 0.5 % | 4.76 % | **no** |", goals);
        Assert.Contains("| bytes, worst error | 2 % | 0 % | yes |", goals);
        Assert.Contains(
            "| all at once / one after the other, worst error | 2 % | not measured | **no** |",
            goals
        );
        Assert.Contains("| kinds of batch that end otherwise | 0 | 1 | **no** |", goals);
    }

    [Fact]
    public void A_kind_of_batch_is_a_line_and_never_is_said()
    {
        var cases = LabMarkdown.Cases(Evidence).Split('\n');

        Assert.StartsWith(
            "| n1-p0-sequential | 2 | 10 | 10.5 | 10.00–11.00 | −4.76 | 0 |",
            cases[2]
        );
        Assert.StartsWith("| n2-p2000-concurrent | 1 | never | never |  |  |", cases[3]);
        Assert.EndsWith("| yes |", cases[3]);
        Assert.StartsWith("| n3-p2000-concurrent | 1 | never | 30 |", cases[4]);
        Assert.EndsWith("| **no** |", cases[4]);
    }

    [Fact]
    public void The_table_of_the_evidence_has_a_gap_for_never()
    {
        var table = LabCaseTable.Of(Evidence);

        Assert.Equal(["10", "", ""], table.Texts("predicted makespan (s)"));
        Assert.Equal(["10.5", "", "30"], table.Texts("makespan (s)"));
        Assert.Equal([2.0, 1, 1], table.Numbers("runs"));
        Assert.Equal(["true", "false", "false"], table.Texts("predicted to converge"));
        Assert.Equal([0.0, 0, 1], table.Numbers("runs that ended otherwise"));
        Assert.Equal(10 / 10.5 - 1, table.Numbers("makespan error")[0], 1e-9);
    }
}
