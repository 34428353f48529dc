using PreCopy.Lab.Links;
using Xunit;

namespace PreCopy.Tests.Lab.Links;

/// <summary>Who gets how much of the emulated link: ratios, whatever the machine is busy with.</summary>
public sealed class EmulatedSharingTests : IAsyncLifetime
{
    private const double BytesPerSecond = 5e6;
    private const long LeastBytes = 3_000_000;
    private const double Band = 0.05;

    private readonly string _folder = Directory.CreateTempSubdirectory("precopy-").FullName;
    private EmulatedLink _link = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _link = new(BytesPerSecond, _folder);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Equal_streams_get_the_same()
    {
        var bytes = await CrossAsync(new(), new());
        Assert.InRange((double)bytes[0] / bytes[1], 1 - Band, 1 + Band);
    }

    [Fact]
    public async Task Streams_get_shares_by_weight()
    {
        var bytes = await CrossAsync(new(Weight: 7), new(Weight: 3));
        Assert.InRange(bytes[0] / (double)bytes.Sum(), 0.7 * (1 - Band), 0.7 * (1 + Band));
    }

    [Fact]
    public async Task A_capped_stream_leaves_the_rest_to_the_others()
    {
        var bytes = await CrossAsync(new(CapBytesPerSecond: BytesPerSecond / 5), new());
        Assert.InRange(bytes[0] / (double)bytes.Sum(), 0.2 * (1 - Band), 0.2 * (1 + Band));
    }

    // Once all cross, as many more bytes as the test needs; the sources go on writing.
    private async Task<long[]> CrossAsync(params StreamSettings[] settings)
    {
        var paths = new List<IStreamPath>();
        var ends = new List<LinkEnds>();
        foreach (var each in settings)
        {
            paths.Add(await _link.OpenAsync(each, Cancellation));
            ends.Add(await LinkEnds.JoinAsync(paths[^1], Cancellation));
        }

        var reading = ends.Select(end => LinkEnds.ReadAsync(end.Target, Cancellation)).ToArray();
        var flooding = ends.Select(end => end.FloodAsync(Cancellation)).ToArray();
        while (paths.Any(path => path.CrossedBytes == 0))
            await Task.Delay(1, Cancellation);
        var before = paths.Select(path => path.CrossedBytes).ToArray();
        while (paths.Zip(before).Sum(path => path.First.CrossedBytes - path.Second) < LeastBytes)
            await Task.Delay(1, Cancellation);
        var crossed = paths.Zip(before).Select(path => path.First.CrossedBytes - path.Second);
        var bytes = crossed.ToArray();

        ends.ForEach(end => end.Source.Dispose());
        await Task.WhenAll([.. flooding, .. reading]);
        ends.ForEach(end => end.Dispose());
        return bytes;
    }
}
