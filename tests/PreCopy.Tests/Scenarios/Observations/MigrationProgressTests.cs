using PreCopy.Model.Observations;
using Xunit;

namespace PreCopy.Tests.Scenarios.Observations;

/// <summary>Rounds from reports that come at their own times.</summary>
public sealed class MigrationProgressTests
{
    // A guest of 1 GiB at 100 MiB/s: rounds of 1024, 400 and 150 MiB begin at 0, 10.24 and 14.24 s; the last is cut off.
    private static readonly (double Seconds, int Round, double Remaining, double Sent)[] Polls =
    [
        (4, 1, 624, 400),
        (10, 1, 24, 1000),
        (11, 2, 324, 1100),
        (14, 2, 24, 1400),
        (15, 3, 74, 1500),
    ];

    public static TheoryData<string> Formats =>
        [
            string.Join(
                '\n',
                Polls.Select(each =>
                    Logs.Reply(each.Seconds, each.Round, each.Remaining, each.Sent)
                )
            ),
            $"[{string.Join(',', Polls.Select(each => Logs.Reply(each.Seconds, each.Round, each.Remaining, each.Sent)))}]",
            string.Concat(
                Polls.Select(each =>
                    Logs.Report(each.Seconds, each.Round, each.Remaining, each.Sent)
                )
            ),
            "Mon Nov 23 04:01:44\n"
                + string.Concat(
                    Polls.Select(each =>
                        Logs.Report(each.Seconds, each.Round, each.Remaining, each.Sent)
                    )
                )
                + "Job type: None\n\nerror: domain is not running\n",
        ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Two_rounds_are_complete(string text)
    {
        var log = Logs.Read(text);

        Assert.Collection(log.Rounds, Round(10.24, 400, 1024), Round(4, 150, 400));
        Assert.Collection(log.Samples, Sample(10.24, 400), Sample(4, 150));
        Assert.Equal(1024 * Logs.MiB, log.MemoryBytes!.Value, 1e-3);
        Assert.Empty(log.Notes);
    }

    [Fact]
    public void Rounds_between_two_reports_are_left_out_and_said()
    {
        var log = Logs.Read($"{Logs.Reply(1, 1, 924, 100)}\n{Logs.Reply(15, 3, 74, 1500)}");

        Assert.Empty(log.Samples);
        Assert.Equal(
            "2 of 2 rounds were too short to be told apart; ask more often.",
            Assert.Single(log.Notes)
        );
    }

    [Fact]
    public void The_beginning_may_be_missing() =>
        Assert.Collection(
            Logs.Read(
                string.Join(
                        '\n',
                        Polls
                            .Skip(1)
                            .Select(each =>
                                Logs.Reply(each.Seconds, each.Round, each.Remaining, each.Sent)
                            )
                    )
                    .Replace("\"dirty-sync-count\":1", "\"dirty-sync-count\":7")
                    .Replace("\"dirty-sync-count\":2", "\"dirty-sync-count\":8")
                    .Replace("\"dirty-sync-count\":3", "\"dirty-sync-count\":9")
            ).Samples,
            Sample(4, 150)
        );

    [Fact]
    public void Rounds_of_a_throttled_guest_are_no_samples()
    {
        var text = string.Join(
            '\n',
            Polls.Select(each => Logs.Reply(each.Seconds, each.Round, each.Remaining, each.Sent))
        );
        var throttled = text.Replace(
            "\"status\":\"active\",\"total-time\":11000",
            "\"status\":\"active\",\"cpu-throttle-percentage\":20,\"total-time\":11000"
        );
        var log = Logs.Read(throttled);

        Assert.Equal([true, true], log.Rounds.Select(round => round.IsThrottled));
        Assert.Empty(log.Samples);
        Assert.Equal("2 rounds with a throttled guest are left out.", Assert.Single(log.Notes));
    }

    [Fact]
    public void Zero_pages_are_no_memory_to_send()
    {
        var log = Logs.Read(
            Logs.Reply(4, 1, 512, 412).Replace("\"duplicate\":0", "\"duplicate\":25600")
        );

        Assert.Equal(924 * Logs.MiB, log.MemoryBytes!.Value, 1e-3);
    }

    [Fact]
    public void What_is_not_under_way_is_left_out() =>
        Assert.Equal(
            2,
            Logs.Read(
                "{\"return\":{\"status\":\"setup\"}}\n"
                    + string.Join(
                        '\n',
                        Polls.Select(each =>
                            Logs.Reply(each.Seconds, each.Round, each.Remaining, each.Sent)
                        )
                    )
                    + "\n{\"return\":{\"status\":\"completed\",\"total-time\":3,\"ram\":{\"transferred\":1}}}"
            ).Samples.Count
        );

    private static Action<DirtySample> Sample(double seconds, double mebibytes) =>
        sample =>
        {
            Assert.Equal(seconds, sample.Seconds, 1e-9);
            Assert.Equal(mebibytes * Logs.MiB, sample.Bytes, 1e-3);
        };

    private static Action<ObservedRound> Round(double seconds, double dirtied, double sent) =>
        round =>
        {
            Assert.Equal(seconds, round.Seconds, 1e-9);
            Assert.Equal(dirtied * Logs.MiB, round.DirtiedBytes, 1e-3);
            Assert.Equal(sent * Logs.MiB, round.SentBytes, 1e-3);
            Assert.False(round.IsThrottled);
        };
}
