using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Model.Guests;

/// <summary>The guests of a <see cref="GuestBatch{TCurve}"/>.</summary>
internal readonly ref struct GuestSource<TCurve>(GuestBatch<TCurve> batch) : IGuestSource<TCurve>
    where TCurve : struct, IDirtyCurve
{
    private readonly GuestBatch<TCurve> _batch = batch;

    public ReadOnlySpan<double> MemoryBytes => _batch.MemoryBytes;

    public ReadOnlySpan<double> BandwidthBytesPerSecond => _batch.BandwidthBytesPerSecond;

    public TCurve Curve(int index) => _batch.Curves[index];
}
