using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Studies.Cases;

/// <summary>Who used the link when, for what: the pieces of a traced simulation in the order of their ends.</summary>
internal static class LinkUse
{
    /// <summary>A VM sending at a constant rate.</summary>
    public readonly record struct Piece(
        int Vm,
        double StartSeconds,
        double EndSeconds,
        double BytesPerSecond,
        CopyPhase Phase
    );

    /// <summary>Simulates a batch and returns its pieces and totals.</summary>
    public static (List<Piece> Pieces, BatchTotals Totals) Of(
        LinkSettings settings,
        Vm<CappedCurve>[] vms
    )
    {
        var results = new VmResult[vms.Length];
        var recorder = new Recorder([]);
        new TracedLinkEngine<CappedCurve, Recorder>(vms.Length).Run(
            settings,
            vms,
            results,
            ref recorder
        );
        return (recorder.Pieces, BatchTotals.Of<CappedCurve>(vms, results));
    }

    /// <summary>A phase in the words of the tables and charts.</summary>
    public static string Words(CopyPhase phase) =>
        phase switch
        {
            CopyPhase.FirstPass => "first pass",
            CopyPhase.Resent => "re-sent",
            CopyPhase.PostCopy => "post-copy",
            _ => "paused",
        };

    private readonly struct Recorder(List<Piece> pieces) : ILinkTrace
    {
        public List<Piece> Pieces => pieces;

        public static bool IsEnabled => true;

        public void Sent(
            int vm,
            double startSeconds,
            double endSeconds,
            double rate,
            CopyPhase phase
        ) => pieces.Add(new(vm, startSeconds, endSeconds, rate, phase));
    }
}
