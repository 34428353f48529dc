using PreCopy.Model.Observations;
using Xunit;

namespace PreCopy.Tests.Scenarios.Observations;

/// <summary>Replies of query-dirty-rate, in the shapes that QEMU's tools leave them in.</summary>
public sealed class DirtyRateRepliesTests
{
    private const string Short =
        """{"status": "measured", "sample-pages": 512, "dirty-rate": 108, "mode": "page-sampling", "start-time": 1693900454, "calc-time": 500, "calc-time-unit": "millisecond"}""";

    private const string Long =
        """{"status": "measured", "sample-pages": 512, "dirty-rate": 20, "mode": "page-sampling", "start-time": 1693900460, "calc-time": 10}""";

    private const string Measuring =
        """{"status": "measuring", "sample-pages": 512, "mode": "page-sampling", "start-time": 1693900454, "calc-time": 10, "calc-time-unit": "second"}""";

    [Theory]
    [InlineData(Short + "\n" + Long)]
    [InlineData("[" + Short + ",\n" + Long + "]")]
    [InlineData("{\"return\": " + Short + ", \"id\": \"libvirt-7\"}\n{\"return\": " + Long + "}\n")]
    [InlineData(Measuring + Short + Measuring + Long)]
    [InlineData(Short + Short + Long)] // Asked twice, measured once.
    [InlineData(
        """{"QMP": {"version": {}, "capabilities": []}} {"return": {}} {"execute": "query-dirty-rate"} {"return": """
            + Short
            + """} {"event": "RESUME", "timestamp": {"seconds": 1}} """
            + Long
    )]
    public void Each_measurement_is_a_sample(string text)
    {
        var log = Logs.Read(text);

        Assert.Equal<DirtySample>([new(0.5, 54 * Logs.MiB), new(10, 200 * Logs.MiB)], log.Samples);
        Assert.Equal("samples of calc-dirty-rate", log.Format);
        Assert.Null(log.MemoryBytes);
    }
}
