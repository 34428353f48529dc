using System.Runtime.InteropServices;
using PreCopy.Benchmarks.Workloads;
using Xunit;

namespace PreCopy.Tests.Benchmarks.Race;

public sealed class StaggeredArrayTests
{
    [Fact]
    public void Arrays_begin_on_a_cache_line_at_offsets_of_their_own()
    {
        nint[] starts =
        [
            .. Enumerable
                .Range(0, 7)
                .Select(place => Start(new StaggeredArray<double>(100, place))),
            Start(new StaggeredArray<int>(100, 7)),
            Start(new StaggeredArray<byte>(100, 8)),
        ];

        Assert.All(starts, start => Assert.Equal(0, start % 64));
        Assert.Equal(9, starts.Select(start => start % 4096).Distinct().Count());
    }

    [Fact]
    public void It_has_as_many_elements_as_were_asked_for() =>
        Assert.Equal(12_345, new StaggeredArray<int>(12_345, 3).Span.Length);

    private static nint Start<T>(StaggeredArray<T> array)
        where T : unmanaged
    {
        ref var first = ref MemoryMarshal.GetReference(array.Span);
        // It is pinned: its address is its own.
        return (nint)
            System.Runtime.CompilerServices.Unsafe.ByteOffset(
                ref System.Runtime.CompilerServices.Unsafe.NullRef<T>(),
                ref first
            );
    }
}
