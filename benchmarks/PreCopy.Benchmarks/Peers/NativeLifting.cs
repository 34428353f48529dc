namespace PreCopy.Benchmarks.Peers;

/// <summary>The tuned AVX2 binary lifting: the peer that the best kernel is judged against.</summary>
public sealed class NativeLifting : NativeKernel
{
    /// <inheritdoc/>
    public override string Name => nameof(NativeLifting);

    /// <inheritdoc/>
    public override string Technique =>
        "C++, AVX2: binary lifting by hand, sixteen migrations at once";

    private protected override void Migrate(in NativeBatch batch) =>
        NativeLibraryCalls.Lifting(batch);
}
