using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// The textbook's closed form: n = ⌈ln(threshold / v_1) / ln ρ⌉ rounds further v_1·ρⁿ is small enough. Two logarithms and a
/// power take as long as the rounds that they save, so it gains nothing over <see cref="Scalar"/> but on long migrations.
/// </summary>
public sealed class ScalarLogPower : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "ScalarLogPower";

    /// <inheritdoc/>
    public override string Technique => "two logarithms and a power instead of the rounds";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var holds = ClosedForm.Holds<TLaw>(limits);
        for (var i = 0; i < batch.Count; i++)
        {
            var (memory, bandwidth) = (batch.MemoryBytes[i], batch.BandwidthBytesPerSecond[i]);
            var (dirtyRate, workingSet) = (batch.DirtyBytesPerSecond[i], batch.WorkingSetBytes[i]);
            if (
                !holds || !TryMigrate(memory, bandwidth, dirtyRate, workingSet, limits, out var end)
            )
                end = Scalar.Migrate<TLaw, TForced>(
                    memory,
                    bandwidth,
                    dirtyRate,
                    workingSet,
                    limits
                );
            end.WriteTo(results, i, bandwidth, switchoverSeconds);
        }
    }

    // What does not shrink, or hardly, is the loop's: there it is one round, all rounds, or at once never.
    private static bool TryMigrate(
        double memory,
        double bandwidth,
        double dirtyRate,
        double workingSet,
        in StopLimits limits,
        out MigrationEnd end
    )
    {
        var ratio = dirtyRate / bandwidth;
        var shortfall = 1 - ratio;
        var threshold = limits.ThresholdBytes(bandwidth);
        var first = double.MinNative(memory * ratio, workingSet);
        end = new(1, memory + first, first, Outcome.Converged);
        if (first <= threshold)
            return true;
        if (shortfall < ClosedForm.LeastShortfall)
            return false;

        var further = Math.Ceiling(Math.Log(threshold / first) / Math.Log(ratio));
        var steps = double.MinNative(further, limits.MaxRounds - 1);
        var left = first * Math.Pow(ratio, steps);
        end = new(
            1 + steps,
            memory + (first - left * ratio) / shortfall,
            left,
            left <= threshold ? Outcome.Converged : Outcome.Forced
        );
        return further < RoundLeap.LiteralRounds
            && ClosedForm.Doubtful(new Lane1(left), new(threshold), new(ratio)) is var doubtful
            && Lane1.Bits(doubtful) == 0;
    }
}
