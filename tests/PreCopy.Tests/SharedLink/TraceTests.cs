using PreCopy.SharedLink;
using Xunit;
using Piece = PreCopy.Tests.SharedLink.TraceRecorder.Piece;

namespace PreCopy.Tests.SharedLink;

/// <summary>What a trace of a generated batch must look like, piece by piece.</summary>
public sealed class TraceTests
{
    private const double Rounding = 1e-9;

    private static readonly (
        LinkScenario Scenario,
        List<Piece> Pieces,
        VmResult[] Results
    )[] Runs =
    [
        .. RandomScenarios
            .Scenarios(21, 100)
            .Concat(RandomScenarios.ChangingScenarios(22, 100))
            .Select(scenario =>
            {
                var (pieces, results) = TraceRecorder.Run(scenario);
                return (scenario, pieces, results);
            }),
    ];

    [Fact]
    public void Watching_changes_nothing() =>
        Assert.All(Runs, run => Assert.Equal(run.Scenario.Run(), run.Results));

    [Fact]
    public void The_pieces_add_up_to_the_bytes_sent() =>
        Assert.All(
            Runs,
            run =>
            {
                foreach (var (vm, result) in run.Results.Index())
                {
                    var bytes = run.Pieces.Where(piece => piece.Vm == vm).Sum(piece => piece.Bytes);
                    if (double.IsFinite(result.BytesSent))
                        Assert.InRange(
                            bytes,
                            result.BytesSent * (1 - Rounding),
                            result.BytesSent * (1 + Rounding)
                        );
                }
            }
        );

    [Fact]
    public void A_vm_sends_one_piece_after_the_other_between_its_start_and_its_end() =>
        Assert.All(
            Runs,
            run =>
            {
                foreach (var pieces in run.Pieces.GroupBy(piece => piece.Vm))
                {
                    var result = run.Results[pieces.Key];
                    var end = result.StartSeconds + run.Scenario.Settings.SetupSeconds;
                    foreach (var piece in pieces)
                    {
                        Assert.InRange(piece.Start, end, double.MaxValue);
                        end = piece.End;
                    }

                    Assert.InRange(end, 0, result.EndSeconds);
                }
            }
        );

    [Fact]
    public void First_comes_the_first_pass_and_last_the_pause_or_the_push() =>
        Assert.All(
            Runs,
            run =>
                Assert.All(
                    run.Pieces.GroupBy(piece => piece.Vm),
                    pieces =>
                    {
                        var phases = pieces.Select(piece => piece.Phase).ToArray();
                        Assert.Equal(phases.Order(), phases);
                        Assert.Equal(CopyPhase.FirstPass, phases[0]);
                    }
                )
        );

    [Fact]
    public void A_switch_is_followed_by_the_push_of_what_is_missing() =>
        Assert.All(
            Runs,
            run =>
            {
                foreach (var (vm, result) in run.Results.Index())
                {
                    var seconds = run
                        .Pieces.Where(piece => piece.Vm == vm && piece.Phase == CopyPhase.PostCopy)
                        .Sum(piece => piece.End - piece.Start);
                    Assert.Equal(result.PostCopySeconds, seconds, Rounding * result.EndSeconds);
                }
            }
        );

    [Fact]
    public void Nobody_is_faster_than_the_cap_and_together_they_fill_the_link_and_no_more() =>
        Assert.All(
            Runs,
            run =>
            {
                var settings = run.Scenario.Settings;
                var cap = MostPerVm(settings);
                // After that, who copies for ever may be on a piece without an end, which is never reported.
                var last = run
                    .Results.Select(vm => vm.EndSeconds)
                    .Where(double.IsFinite)
                    .Append(0)
                    .Max();
                foreach (var (from, to) in Spans(run.Pieces).Where(span => span.To <= last))
                {
                    var middle = (from + to) / 2;
                    var sending = run
                        .Pieces.Where(piece => piece.Start <= middle && middle < piece.End)
                        .ToArray();
                    var all = sending.Sum(piece => piece.Rate);
                    var most = Math.Min(settings.BandwidthBytesPerSecond, sending.Length * cap);
                    Assert.InRange(all, most * (1 - Rounding), most * (1 + Rounding));
                    Assert.All(
                        sending,
                        piece => Assert.InRange(piece.Rate, 0, cap * (1 + Rounding))
                    );
                }
            }
        );

    [Fact]
    public void At_most_so_many_hold_a_slot_first_in_first_out() =>
        Assert.All(
            Runs,
            run =>
            {
                var starts = run.Results.Select(vm => vm.StartSeconds).ToArray();
                Assert.Equal(starts.Order(), starts);
                foreach (var start in starts.Where(double.IsFinite))
                {
                    var held = run.Results.Count(vm =>
                        vm.StartSeconds <= start && start < vm.EndSeconds
                    );
                    Assert.InRange(held, 0, run.Scenario.Settings.Concurrency);
                }
            }
        );

    [Fact]
    public void A_batch_sends_no_more_than_the_link_carries_until_its_end() =>
        Assert.All(
            Runs,
            run =>
            {
                var carried =
                    run.Results.Max(vm => vm.EndSeconds)
                    * run.Scenario.Settings.BandwidthBytesPerSecond;
                Assert.InRange(run.Results.Sum(vm => vm.BytesSent), 0, carried * (1 + Rounding));
            }
        );

    // On the wire.
    private static double MostPerVm(LinkSettings settings) =>
        Math.Min(
            settings.Channels * settings.StreamCapBytesPerSecond,
            settings.Compression is { } compression
                ? compression.MemoryBytesPerSecond / compression.Ratio
                : double.PositiveInfinity
        );

    // The spans between two changes; what is shorter than rounding is no span.
    private static IEnumerable<(double From, double To)> Spans(List<Piece> pieces)
    {
        var instants = pieces
            .SelectMany(piece => new[] { piece.Start, piece.End })
            .Distinct()
            .Order()
            .ToArray();
        return instants
            .Zip(instants.Skip(1))
            .Where(span =>
                span.Second - span.First > 1e-9 * span.Second
                && pieces.Any(piece => piece.Start <= span.First && span.Second <= piece.End)
            );
    }
}
