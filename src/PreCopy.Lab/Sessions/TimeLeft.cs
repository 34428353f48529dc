using PreCopy.Lab.Batches;
using PreCopy.Lab.Plans;

namespace PreCopy.Lab.Sessions;

/// <summary>How long the rest of a study takes: a rough guess for each batch, corrected by those that have run.</summary>
/// <param name="linkBytesPerSecond">What the link carries of the streams' bytes.</param>
internal sealed class TimeLeft(double linkBytesPerSecond)
{
    // The start of the QEMUs and their end.
    private const double StartSeconds = 1;

    private double _guessed;
    private double _taken;

    /// <summary>Takes note of a batch that has run.</summary>
    public void Took(LabStep step, double seconds)
    {
        _guessed += Guess(step.Case.Batch);
        _taken += seconds;
    }

    /// <summary>Seconds that these batches will take.</summary>
    public double Of(IEnumerable<LabStep> steps) =>
        steps.Sum(step => Guess(step.Case.Batch)) * (_guessed == 0 ? 1 : _taken / _guessed);

    /// <summary>V/(b − D) for each VM, one after the other or at once; the time limit where D reaches b.</summary>
    internal double Guess(LabBatch batch)
    {
        var streams = Math.Min(batch.Concurrency, batch.Guests.Count);
        var rate = Math.Min(batch.StreamCapBytesPerSecond, linkBytesPerSecond / streams);
        var seconds = batch.Guests.Sum(guest =>
            guest.MemoryBytes / Math.Max(0, rate - guest.RateBytesPerSecond)
        );
        return StartSeconds + Math.Min(seconds / streams, batch.TimeLimitSeconds);
    }
}
