using PreCopy.Lab.Links;
using Xunit;

namespace PreCopy.Tests.Lab.Links;

/// <summary>What a rate allows, what is made up for, and what is forgotten.</summary>
public sealed class TokenBucketTests
{
    private const double Rate = 25e6;
    private const double Tick = 0.001;
    private const double Rounding = 1e-6;

    private readonly TokenBucket _bucket = new(Rate);

    [Fact]
    public void Whoever_always_sends_has_the_rate_to_the_byte()
    {
        var sent = 0L;
        for (var tick = 0; tick < 10_000; tick++)
            sent += Send(1.1e-3, long.MaxValue, isOwed: false);

        Assert.Equal(Rate * 11, sent, 1.0);
    }

    [Fact]
    public void What_a_late_thread_found_too_little_for_is_sent_later()
    {
        var held = 200_000L;
        var sent = Send(0.03, held, isOwed: true);
        for (var tick = 0; tick < 10; tick++)
            sent += Send(Tick, held, isOwed: false);

        Assert.Equal(Rate * (0.03 + 10 * Tick), sent, 1.0);
    }

    [Fact]
    public void A_very_late_thread_has_lost_the_rest()
    {
        _bucket.Accrue(10);

        Assert.Equal(Rate * TokenBucket.LateSeconds, _bucket.CreditBytes, Rounding);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(9, 9)]
    [InlineData(15, 5)]
    [InlineData(40, 0)]
    public void A_short_dry_spell_loses_nothing_and_a_long_one_counts_for_nothing(
        int milliseconds,
        int madeUp
    )
    {
        Send(Tick, 0, isOwed: true);
        _bucket.Spend((long)_bucket.CreditBytes);
        for (var tick = 0; tick < milliseconds; tick++)
            Send(Tick, 0, isOwed: false);

        Assert.Equal(Rate * madeUp * Tick, _bucket.CreditBytes, 100.0);
    }

    [Fact]
    public void A_rate_that_something_else_limits_saves_nothing()
    {
        for (var tick = 0; tick < 1000; tick++)
            Send(Tick, 1000, isOwed: false);

        Assert.InRange(_bucket.CreditBytes, 0, 100);
    }

    private long Send(double seconds, long waiting, bool isOwed)
    {
        _bucket.Accrue(seconds);
        var bytes = Math.Min((long)_bucket.CreditBytes, waiting);
        _bucket.Spend(bytes);
        _bucket.Settle(isOwed, seconds);
        return bytes;
    }
}
