using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>Compares the product's results with those of a naive simulation.</summary>
internal static class SameResults
{
    private const double Tolerance = 1e-9;

    // Of an integral over a curve with a kink, by slices.
    private const double IntegralTolerance = 5e-3;

    /// <summary>Fails where a VM's results differ by more than rounding.</summary>
    public static void Assert(VmResult[] expected, VmResult[] actual, object scenario)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var (one, other) = (expected[i], actual[i]);
            var same =
                one.Outcome == other.Outcome
                && one.LiveRounds == other.LiveRounds
                && IsClose(one.StartSeconds, other.StartSeconds)
                && IsClose(one.EndSeconds, other.EndSeconds)
                && IsClose(one.DowntimeSeconds, other.DowntimeSeconds)
                && IsClose(one.BytesSent, other.BytesSent)
                && IsClose(one.LostVcpuSeconds, other.LostVcpuSeconds)
                && IsClose(one.PostCopySeconds, other.PostCopySeconds)
                && Math.Abs(one.DemandedBytes - other.DemandedBytes)
                    <= IntegralTolerance * one.DemandedBytes;
            Xunit.Assert.True(same, $"VM {i}: {one}\nis not {other}\n{scenario}");
        }
    }

    private static bool IsClose(double expected, double actual) =>
        expected == actual || Math.Abs(expected - actual) <= Tolerance * expected;
}
