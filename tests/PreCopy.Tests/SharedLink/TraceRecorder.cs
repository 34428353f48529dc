using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>Writes down every piece of every transfer.</summary>
internal readonly struct TraceRecorder(List<TraceRecorder.Piece> pieces) : ILinkTrace
{
    /// <summary>A VM that sent at a constant rate.</summary>
    public readonly record struct Piece(
        int Vm,
        double Start,
        double End,
        double Rate,
        CopyPhase Phase
    )
    {
        public double Bytes => (End - Start) * Rate;
    }

    public static bool IsEnabled => true;

    public void Sent(
        int vm,
        double startSeconds,
        double endSeconds,
        double rate,
        CopyPhase phase
    ) => pieces.Add(new(vm, startSeconds, endSeconds, rate, phase));

    public static (List<Piece> Pieces, VmResult[] Results) Run(LinkScenario scenario)
    {
        var pieces = new List<Piece>();
        var recorder = new TraceRecorder(pieces);
        var vms = scenario.Products();
        var results = new VmResult[vms.Length];
        new TracedLinkEngine<PreCopy.Model.Curves.AnyCurve, TraceRecorder>(vms.Length).Run(
            scenario.Settings,
            vms,
            results,
            ref recorder
        );
        return (pieces, results);
    }
}
