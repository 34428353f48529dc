using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Bytes still to copy over time: each round shorter than the last, then the pause.</summary>
public sealed class OneMigration : IStudy
{
    private const double DirtyRatio = 0.5;

    /// <inheritdoc/>
    public string Name => "one-migration";

    /// <inheritdoc/>
    public string Question => "How does a single pre-copy migration come to its end?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var (pieces, totals) = LinkUse.Of(
            StandardCase.Link(StandardCase.DowntimeLimited),
            [StandardCase.VmAt(DirtyRatio)]
        );
        var data = new Table("round", "start (s)", "end (s)", "copied (bytes)", "phase");
        for (var round = 0; round < pieces.Count; round++)
        {
            var piece = pieces[round];
            var copied = (piece.EndSeconds - piece.StartSeconds) * piece.BytesPerSecond;
            data.Add(
                round,
                piece.StartSeconds,
                piece.EndSeconds,
                copied,
                LinkUse.Words(piece.Phase)
            );
        }

        var live = pieces.Count(piece => piece.Phase != CopyPhase.Paused);
        var gibibytes = totals.BytesSent / (1L << 30);
        return new(
            data,
            $"An 8 GiB VM that writes at half the rate of its 10 Gbit/s link is copied in {live} live rounds, each half as long as "
                + $"the one before, then stands still for {totals.MaxDowntimeSeconds * 1e3:F0} ms: "
                + $"{totals.MakespanSeconds:F1} s and {gibibytes:F1} GiB in all."
        );
    }
}
