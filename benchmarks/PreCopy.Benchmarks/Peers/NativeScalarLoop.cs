namespace PreCopy.Benchmarks.Peers;

/// <summary>The plain C++ loop: what a user has before optimising anything.</summary>
public sealed class NativeScalarLoop : NativeKernel
{
    /// <inheritdoc/>
    public override string Name => nameof(NativeScalarLoop);

    /// <inheritdoc/>
    public override string Technique => "C++: the loop as one writes it, two divisions a round";

    private protected override void Migrate(in NativeBatch batch) =>
        NativeLibraryCalls.ScalarLoop(batch);
}
