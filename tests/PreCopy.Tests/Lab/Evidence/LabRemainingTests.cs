using PreCopy.Lab.Evidence;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;
using Xunit;

namespace PreCopy.Tests.Lab.Evidence;

/// <summary>What is left to send, over time: the model's saw is that of its prediction.</summary>
public sealed class LabRemainingTests
{
    [Fact]
    public void An_idle_VM_goes_straight_down_from_its_memory()
    {
        var data = EvidenceSamples.Of();
        var points = LabRemaining.Predicted(
            EvidenceSamples.Case(LabMode.Sequential, 2).Batch,
            data.Calibration,
            data.LinkBytesPerSecond
        );

        Assert.Equal([0, 10], Ends(points, 0), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([10, 20], Ends(points, 1), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(EvidenceSamples.Memory, points[0].Bytes);
        Assert.Equal(0, points[^1].Bytes, 1e-3);
        Assert.All(
            points.Where(point => point.Vm == 1),
            point =>
                Assert.Equal(
                    EvidenceSamples.Memory - (point.Seconds - 10) * EvidenceSamples.Link,
                    point.Bytes,
                    1e-3
                )
        );
    }

    [Theory]
    [InlineData("n3-d0.25-concurrent")]
    [InlineData("n2-d0.25-weighted-split-70-30")]
    [InlineData("n2-d0.25-concurrent-random")]
    [InlineData("n4-d0.1-two-at-once")]
    public void The_teeth_are_as_long_as_what_is_sent_and_as_many_as_the_rounds(string name)
    {
        var data = EvidenceSamples.Measured;
        var batch = data.Records.First(each => each.Step.Case.Name == name).Step.Case.Batch;
        var prediction = LabPredictor.Predict(batch, data.Calibration, data.LinkBytesPerSecond);
        var points = LabRemaining.Predicted(batch, data.Calibration, data.LinkBytesPerSecond);

        Assert.All(
            prediction.Vms.Index(),
            each =>
            {
                var own = points.Where(point => point.Vm == each.Index).ToList();
                var steps = own.Zip(own.Skip(1), (from, to) => to.Bytes - from.Bytes).ToList();
                var sent = -steps.Where(step => step < 0).Sum();

                Assert.Equal(each.Item.EndSeconds, own[^1].Seconds, 1e-6);
                Assert.Equal(0, own[^1].Bytes, 1);
                Assert.InRange(
                    sent / (each.Item.StreamBytes * LabGuest.PageBytes / 4104),
                    1 - 1e-9,
                    1 + 1e-9
                );
                // Two of the synchronisations are not after a live round.
                Assert.Equal(each.Item.DirtySyncs - 2, steps.Count(step => step > 0));
            }
        );
    }

    [Fact]
    public void Reality_is_what_QEMU_said_of_each_VM_in_the_order_of_time()
    {
        var points = LabRemaining.Measured(EvidenceSamples.Measured.Trace);

        Assert.Equal([0, 1, 2], points.Select(point => point.Vm).Distinct());
        foreach (var own in points.GroupBy(point => point.Vm))
        {
            Assert.Equal(own.Select(point => point.Seconds).Order(), own.Select(p => p.Seconds));
            Assert.InRange(own.First().Bytes, 60e6, 68e6);
            Assert.Equal(0, own.Last().Bytes);
            Assert.InRange(own.Last().Seconds, 23, 24.5);
        }
    }

    private static double[] Ends(IReadOnlyList<RemainingPoint> points, int vm) =>
        [
            points.First(point => point.Vm == vm).Seconds,
            points.Last(point => point.Vm == vm).Seconds,
        ];
}
