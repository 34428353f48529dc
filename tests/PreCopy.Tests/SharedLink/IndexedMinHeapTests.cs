using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The heap against a list that is searched, over long random lives.</summary>
public sealed class IndexedMinHeapTests
{
    private const int Capacity = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_knows_the_smallest_whatever_comes_goes_and_changes(int seed)
    {
        var random = new Random(seed);
        var heap = new IndexedMinHeap(Capacity);
        var keys = new Dictionary<int, double>();
        for (var step = 0; step < 2000; step++)
        {
            var item = random.Next(Capacity);
            switch (random.Next(10))
            {
                case < 6:
                    // Few different keys, so that there are ties; infinity is a key like others.
                    var key = random.Next(20) == 0 ? double.PositiveInfinity : random.Next(15);
                    heap.Set(item, key);
                    keys[item] = key;
                    break;
                case < 9:
                    heap.Remove(item);
                    keys.Remove(item);
                    break;
                default:
                    heap.LowerKeys(0.25);
                    foreach (var present in keys.Keys)
                        keys[present] -= 0.25;
                    break;
            }

            AssertSame(keys, heap);
            if (step % 500 == 499)
            {
                heap.Clear();
                keys.Clear();
            }
        }
    }

    [Fact]
    public void Taken_one_by_one_the_items_come_sorted()
    {
        var random = new Random(5);
        var heap = new IndexedMinHeap(Capacity);
        var keys = Enumerable.Range(0, Capacity).Select(_ => random.NextDouble()).ToArray();
        for (var item = 0; item < Capacity; item++)
            heap.Set(item, keys[item]);

        var taken = new List<double>();
        while (heap.Count > 0)
        {
            taken.Add(heap.MinKey);
            heap.Remove(heap.Top);
        }

        Assert.Equal(keys.Order(), taken);
        Assert.Equal(double.PositiveInfinity, heap.MinKey);
    }

    private static void AssertSame(Dictionary<int, double> keys, IndexedMinHeap heap)
    {
        Assert.Equal(keys.Count, heap.Count);
        Assert.Equal(keys.Values.DefaultIfEmpty(double.PositiveInfinity).Min(), heap.MinKey);
        if (keys.Count > 0)
            Assert.Equal(heap.MinKey, keys[heap.Top]);
        for (var item = 0; item < Capacity; item++)
            Assert.Equal(keys.ContainsKey(item), heap.Contains(item));
        Assert.All(keys, entry => Assert.Equal(entry.Value, heap.KeyOf(entry.Key)));
        Assert.Equal(
            keys.Keys.Order(),
            Enumerable.Range(0, heap.Count).Select(heap.ItemAt).Order()
        );
    }
}
