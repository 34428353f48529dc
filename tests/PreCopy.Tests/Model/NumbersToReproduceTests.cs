using System.Globalization;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.SharedLink;
using PreCopy.Tests.SharedLink;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The table of the model's section 6, to the digits that it prints, through every kernel and through the engine.</summary>
public sealed class NumbersToReproduceTests
{
    private const double MiB = 1 << 20;

    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 0.3 };

    public static TheoryData<int, string> Rows =>
        new()
        {
            { 1, "7.12 s | 7.12 s | 0.042 s | 2 | 8,900" },
            { 2, "15.59 s | 14.24 s | 0.054 s | 3 | 9,746" },
            { 4, "38.42 s | 28.48 s | 0.275 s | 4 | 12,007" },
            { 8, "145.20 s | 56.96 s | 0.248 s | 12 | 22,687" },
            { 12, "1,959.05 s | 85.44 s | 0.293 s | 137 | 204,068" },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_kernel_computes_the_row(int concurrency, string row) =>
        Assert.All(
            KernelRegistry.Available,
            kernel =>
            {
                var alone = kernel.Run(Law.Capped, Policy, MigrationCase.ToReproduce(1));
                var shared = kernel.Run(Law.Capped, Policy, MigrationCase.ToReproduce(concurrency));
                Assert.Equal(Outcome.Converged, shared.Outcome);
                Assert.Equal(
                    row,
                    Print(
                        shared.TotalSeconds,
                        concurrency * alone.TotalSeconds,
                        shared.DowntimeSeconds,
                        shared.LiveRounds,
                        shared.BytesSent
                    )
                );
            }
        );

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_engine_simulates_the_row(int concurrency, string row)
    {
        var vms = Link.Constant(8192 * MiB, 100 * MiB).Times(concurrency);
        var settings = new LinkSettings(1250 * MiB, Policy);

        var sequential = Link.Run(settings with { Concurrency = 1 }, vms);

        Assert.All(
            Link.Run(settings, vms),
            vm =>
                Assert.Equal(
                    row,
                    Print(
                        vm.EndSeconds,
                        sequential[^1].EndSeconds,
                        vm.DowntimeSeconds,
                        vm.LiveRounds,
                        vm.BytesSent
                    )
                )
        );
    }

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(100)]
    public void From_thirteen_on_nobody_ends(int concurrency)
    {
        Assert.All(
            KernelRegistry.Available,
            kernel =>
                Assert.Equal(
                    MigrationAnswer.Never,
                    kernel.Run(Law.Capped, Policy, MigrationCase.ToReproduce(concurrency))
                )
        );

        var vms = Link.Constant(8192 * MiB, 100 * MiB).Times(concurrency);
        Assert.All(
            Link.Run(new LinkSettings(1250 * MiB, Policy), vms),
            vm =>
                Assert.Equal((Outcome.Never, double.PositiveInfinity), (vm.Outcome, vm.EndSeconds))
        );
    }

    private static string Print(
        double concurrent,
        double sequential,
        double downtime,
        double rounds,
        double bytes
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{concurrent:N2} s | {sequential:N2} s | {downtime:F3} s | {rounds} | {bytes / MiB:N0}"
        );
}
