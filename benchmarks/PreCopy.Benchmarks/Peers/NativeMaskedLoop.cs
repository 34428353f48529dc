namespace PreCopy.Benchmarks.Peers;

/// <summary>The masked AVX2 loop: the vectors' share without a better algorithm.</summary>
public sealed class NativeMaskedLoop : NativeKernel
{
    /// <inheritdoc/>
    public override string Name => nameof(NativeMaskedLoop);

    /// <inheritdoc/>
    public override string Technique =>
        "C++, AVX2: a masked loop over the rounds, eight migrations at once";

    private protected override void Migrate(in NativeBatch batch) =>
        NativeLibraryCalls.MaskedLoop(batch);
}
