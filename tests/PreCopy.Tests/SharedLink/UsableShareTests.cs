using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Cluster;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>A usable share of a link is a slower link, on engines that have simulated other shares before.</summary>
public sealed class UsableShareTests
{
    // Halves are exact: what is slower by them is so to the last bit.
    private static readonly double[] Shares = [1, 0.25, 0.5, 1];

    [Fact]
    public void Of_a_link()
    {
        foreach (var scenario in RandomScenarios.Scenarios(7, 60))
        {
            var vms = scenario.Products();
            var (engine, results) = (
                new LinkEngine<AnyCurve>(vms.Length),
                new VmResult[vms.Length]
            );
            foreach (var share in Shares)
            {
                engine.Run(scenario.Settings, vms, results, share);
                Assert.Equal(Link.Run(Slower(scenario.Settings, share), vms), results);
            }
        }
    }

    [Fact]
    public void Of_a_cluster()
    {
        foreach (var scenario in RandomClusters.Scenarios(7, 60))
        {
            var moves = scenario.Moves;
            var (engine, results) = (
                new ClusterEngine<AnyCurve>(moves.Length),
                new VmResult[moves.Length]
            );
            var expected = new VmResult[moves.Length];
            foreach (var share in Shares)
            {
                engine.Run(scenario.Settings, moves, results, share);
                new ClusterEngine<AnyCurve>(moves.Length).Run(
                    Slower(scenario.Settings, share),
                    moves,
                    expected
                );
                Assert.Equal(expected, results);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void No_other_share_is_taken(double share) =>
        Assert.Contains(
            "usable",
            Assert
                .Throws<ArgumentException>(() =>
                    new LinkEngine<CappedCurve>(1).Run(
                        new(1e9, Link.Downtime(0.3)),
                        [Link.Constant(1e9, 1e8)],
                        new VmResult[1],
                        share
                    )
                )
                .Message
        );

    private static LinkSettings Slower(LinkSettings settings, double share) =>
        settings with
        {
            BandwidthBytesPerSecond = settings.BandwidthBytesPerSecond * share,
        };

    private static ClusterSettings Slower(ClusterSettings settings, double share) =>
        settings with
        {
            Link = Slower(settings.Link, share),
            Nodes =
            [
                .. settings.Nodes.Select(node =>
                    node with
                    {
                        TransmitBytesPerSecond = node.TransmitBytesPerSecond * share,
                        ReceiveBytesPerSecond = node.ReceiveBytesPerSecond * share,
                    }
                ),
            ],
            Racks =
            [
                .. settings.Racks.Select(rack =>
                    rack with
                    {
                        UplinkBytesPerSecond = rack.UplinkBytesPerSecond * share,
                    }
                ),
            ],
        };
}
