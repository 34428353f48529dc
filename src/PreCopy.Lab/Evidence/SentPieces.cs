using PreCopy.SharedLink;

namespace PreCopy.Lab.Evidence;

/// <summary>Keeps who sent how fast from when to when.</summary>
internal readonly struct SentPieces(int count) : ILinkTrace
{
    private readonly List<Piece>[] _pieces =
    [
        .. Enumerable.Range(0, count).Select(_ => new List<Piece>()),
    ];

    /// <summary>A VM that sent at a constant rate.</summary>
    public readonly record struct Piece(
        double StartSeconds,
        double EndSeconds,
        double BytesPerSecond,
        CopyPhase Phase
    )
    {
        /// <summary>What it sent.</summary>
        public double Bytes => BytesPerSecond * (EndSeconds - StartSeconds);
    }

    public static bool IsEnabled => true;

    /// <summary>A VM's pieces, in the order of time.</summary>
    public IReadOnlyList<Piece> Of(int vm) => _pieces[vm];

    public void Sent(
        int vm,
        double startSeconds,
        double endSeconds,
        double rate,
        CopyPhase phase
    ) => _pieces[vm].Add(new(startSeconds, endSeconds, rate, phase));
}
