using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// An array at an offset within a memory page that its neighbours do not have: large arrays all begin at the same one, and
/// a loop that walks several of them then waits for loads that look like its own earlier stores. It does not move.
/// </summary>
/// <typeparam name="T">The elements.</typeparam>
public sealed class StaggeredArray<T>
    where T : unmanaged
{
    private const int PageBytes = 4096;
    private const int LineBytes = 64;

    // Nine arrays over a page, each at the start of a cache line.
    private const int StepBytes = 7 * LineBytes;

    private readonly T[] _elements;
    private readonly int _start;
    private readonly int _count;

    /// <summary>Takes the memory.</summary>
    /// <param name="count">How many elements.</param>
    /// <param name="place">Which of the arrays that are walked together, from 0.</param>
    public StaggeredArray(int count, int place)
    {
        _count = count;
        var size = Unsafe.SizeOf<T>();
        _elements = GC.AllocateArray<T>(count + PageBytes / size, pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_elements, 0);
        var wanted = place * StepBytes % PageBytes;
        _start = (int)(((wanted - address) % PageBytes + PageBytes) % PageBytes) / size;
    }

    /// <summary>All elements.</summary>
    public Span<T> Span => _elements.AsSpan(_start, _count);
}
