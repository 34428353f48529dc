namespace PreCopy.Benchmarks.Peers;

/// <summary>The memory's own time: its results are no migrations, only as many bytes.</summary>
public sealed class NativeMemoryShape : NativeKernel
{
    /// <inheritdoc/>
    public override string Name => nameof(NativeMemoryShape);

    /// <inheritdoc/>
    public override string Technique =>
        "C++, AVX2: the loads and stores of a kernel without its arithmetic";

    private protected override void Migrate(in NativeBatch batch) =>
        NativeLibraryCalls.MemoryShape(batch);
}
