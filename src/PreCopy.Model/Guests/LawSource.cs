using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Model.Guests;

/// <summary>The guests of a <see cref="MigrationBatch"/>.</summary>
internal readonly ref struct LawSource<TLaw>(MigrationBatch batch) : IGuestSource<LawCurve<TLaw>>
    where TLaw : struct, IDirtyLaw
{
    private readonly MigrationBatch _batch = batch;

    public ReadOnlySpan<double> MemoryBytes => _batch.MemoryBytes;

    public ReadOnlySpan<double> BandwidthBytesPerSecond => _batch.BandwidthBytesPerSecond;

    public LawCurve<TLaw> Curve(int index) =>
        new(_batch.DirtyBytesPerSecond[index], _batch.WorkingSetBytes[index]);
}
