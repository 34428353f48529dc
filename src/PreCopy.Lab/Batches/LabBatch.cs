using PreCopy.Lab.Guests;
using PreCopy.Model;

namespace PreCopy.Lab.Batches;

/// <summary>Migrations that share a link: what is run, and what is predicted.</summary>
/// <param name="Guests">The VMs, in the order of their admission.</param>
public sealed record LabBatch(IReadOnlyList<LabGuest> Guests)
{
    /// <summary>QEMU's rule: the downtime limit; a timeout with what it does; the throttle of auto-converge.</summary>
    public StopPolicy Policy { get; init; } = new() { DowntimeSeconds = 0.1 };

    /// <summary>At most so many VMs are copied at once.</summary>
    public int Concurrency { get; init; } = int.MaxValue;

    /// <summary>The VMs' weights in the sharing of the link; empty for equal ones.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>What one stream carries at most, in bytes/s.</summary>
    public double StreamCapBytesPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Seconds after which a batch that has not converged is given up.</summary>
    public double TimeLimitSeconds { get; init; } = 30;

    /// <summary>The weight of a VM.</summary>
    public double WeightOf(int vm) => Weights.Count == 0 ? 1 : Weights[vm];

    /// <summary>Refuses a batch that cannot be run.</summary>
    /// <exception cref="ArgumentException">Says what is out of its range.</exception>
    public void Validate()
    {
        LabGuest.Require(Guests.Count > 0, "a batch needs a VM");
        LabGuest.Require(Concurrency >= 1, "the concurrency must be at least 1");
        LabGuest.Require(
            Weights.Count == 0 || Weights.Count == Guests.Count,
            "there must be a weight for each VM"
        );
        LabGuest.Require(StreamCapBytesPerSecond > 0, "the stream cap must be above 0");
        LabGuest.Require(TimeLimitSeconds > 0, "the time limit must be above 0 s");
        LabGuest.Require(
            Policy.DowntimeSeconds is >= 0.001 and <= 2000,
            "QEMU's downtime limit must be from 1 ms to 2000 s"
        );
        Policy.Validate();
        foreach (var guest in Guests)
            guest.Validate();
    }
}
