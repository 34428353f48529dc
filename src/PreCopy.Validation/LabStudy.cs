using PreCopy.Lab.Evidence;

namespace PreCopy.Validation;

/// <summary>The committed study of the lab: real QEMU migrations, with no parameter fitted to them.</summary>
internal static class LabStudy
{
    private const string Name = "PreCopy's lab";
    private const double Goal = 0.02;

    // What leaves the working set out must miss by more than this where that matters most.
    private const double LeastMiss = 0.1;

    /// <summary>Why nothing is checked where no study is committed.</summary>
    public static UncheckedCase Absent { get; } =
        new(
            "PreCopy's own lab",
            "no study of real migrations is committed in results/lab; 'precopy lab study --full' makes one"
        );

    /// <summary>Every kind of batch that counts, both schedules against each other, and a model that must miss.</summary>
    public static CheckGroup Check(LabStudyData data)
    {
        var evidence = LabEvidence.Of(data);
        var summary = LabSummary.Of(evidence);
        return new(
            Name,
            data.Origin,
            $"The median error is {100 * summary.MakespanMedianError:0.00} %. What the model needs of QEMU is measured apart, with guests that "
                + "nobody predicts: bytes a page, non-zero pages, the fixed cost of a migration. Where the guests dirty most, "
                + "the end of a batch is off by a large factor without the working set that the dirtying saturates at.",
            [
                .. evidence
                    .Cases.Where(each => each.Counts)
                    .Select(each => Makespan(each, summary)),
                .. evidence.Ratios.Select(Ratio),
                Contrast(data, evidence),
            ]
        );
    }

    private static Check Makespan(LabCaseEvidence each, LabSummary summary)
    {
        var makespan = each.MakespanSeconds;
        var measured = each.RunsConverged > 0 ? makespan.Measured.Mean : double.PositiveInfinity;
        return new(
            each.Case.Name,
            $"makespan, mean of {each.Runs.Count}",
            "s",
            makespan.Predicted,
            measured,
            double.IsFinite(measured)
                ? Band.Within(
                    Goal,
                    measured,
                    $"2 % is the goal that the lab has set itself; from the shortest to the longest repetition it is {LabMarkdown.Percent(summary.Repeatability)} in the median"
                )
                : Band.Exactly(
                    measured,
                    $"it had not ended after {each.Case.Batch.TimeLimitSeconds} s"
                )
        );
    }

    private static Check Ratio(LabRatio ratio) =>
        new(
            ratio.Concurrent.Case.Name,
            "makespan over that one after the other",
            "",
            ratio.Predicted,
            ratio.Measured,
            Band.Within(Goal, ratio.Measured, "the same 2 %: what both schedules share cancels")
        );

    private static Check Contrast(LabStudyData data, LabEvidence evidence)
    {
        var contrast = LabEvidence.Of(data, LabEffects.All with { WorkingSetCap = false });
        var (with, without) = evidence
            .Cases.Zip(contrast.Cases)
            .Where(each => each.First.Counts)
            .MaxBy(each => each.Second.MakespanSeconds.RelativeError);
        var measured = with.MakespanSeconds.Measured.Mean;
        return new(
            $"{with.Case.Name}, no working set",
            $"makespan, mean of {with.Runs.Count}",
            "s",
            without.MakespanSeconds.Predicted,
            measured,
            new(
                (1 + LeastMiss) * measured,
                10 * measured,
                "at least a tenth too long: it was taken out where it matters most"
            )
        )
        {
            IsContrast = true,
        };
    }
}
