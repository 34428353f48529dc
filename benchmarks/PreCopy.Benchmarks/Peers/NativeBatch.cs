using System.Runtime.InteropServices;
using PreCopy.Model;

namespace PreCopy.Benchmarks.Peers;

/// <summary>What a native peer is called with: <c>PrecopyBatch</c> of <c>native/precopy_native.h</c>, field by field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeBatch
{
    public double* MemoryBytes;
    public double* BandwidthBytesPerSecond;
    public double* DirtyBytesPerSecond;
    public double* WorkingSetBytes;
    public double* TotalSeconds;
    public double* DowntimeSeconds;
    public double* BytesSent;
    public int* LiveRounds;
    public Outcome* Outcomes;
    public long Count;
    public double DowntimeLimitSeconds;
    public double SwitchoverSeconds;
    public int MaxRounds;
}
