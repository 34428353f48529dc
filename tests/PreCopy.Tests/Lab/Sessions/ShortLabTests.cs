using PreCopy.Lab.Batches;
using PreCopy.Lab.Calibrations;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Links;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Sessions;
using PreCopy.Tests.House;
using PreCopy.Tests.Lab.Batches;
using Xunit;

namespace PreCopy.Tests.Lab.Sessions;

/// <summary>
/// The short study's batches, once each, with nothing beside them: ratios and predictions in wide bands, because the machine
/// may be busy with other things.
/// </summary>
[Collection(nameof(ProcessWide))]
public sealed class ShortLabTests
{
    private const double WideError = 0.08;

    [Fact]
    public async Task Real_batches_take_as_long_as_predicted_and_the_seed_claim_holds_where_it_should()
    {
        using var lab = new LiveLab();
        var queued = SocketBuffer.UnixSocketBufferBytes();
        var measured = new Dictionary<LabMode, double>();
        foreach (var one in LabPlan.Quick.Cases)
        {
            var run = await RepeatRule.RunAsync(_ =>
                new BatchRunner(lab.Host).RunAsync(
                    one.Batch,
                    null,
                    TestContext.Current.CancellationToken
                )
            );
            var predicted = LabPredictor.Predict(
                one.Batch,
                UsualCalibration.For(one.Batch, queued),
                LabPlan.UsualLinkBytesPerSecond
            );
            measured[one.Mode] = run.Vms.MakespanSeconds();
            Assert.InRange(
                predicted.MakespanSeconds / measured[one.Mode],
                1 - WideError,
                1 + WideError
            );
        }

        // At 0.4 of the link each, two at once dirty 0.8 of what it carries; where a stream carries 0.4 of it, one leaves 0.6.
        Assert.True(measured[LabMode.Concurrent] / measured[LabMode.Sequential] > 1.7);
        Assert.True(measured[LabMode.CappedConcurrent] / measured[LabMode.CappedSequential] < 0.6);
    }
}
