using System.Globalization;
using CsCheck;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;
using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>What people may write for bytes, rates and durations, and what they may not.</summary>
public sealed class QuantityTests
{
    private static readonly Dictionary<string, Quantity> Kinds = new()
    {
        ["bytes"] = Quantity.Bytes,
        ["rate"] = Quantity.Rate,
        ["duration"] = Quantity.Duration,
    };

    // Values of one unit each, worked out by hand.
    private static readonly (string Kind, string Unit, double One)[] Units =
    [
        ("bytes", "B", 1),
        ("bytes", "kB", 1e3),
        ("bytes", "MB", 1e6),
        ("bytes", "GB", 1e9),
        ("bytes", "TB", 1e12),
        ("bytes", "KiB", 1024),
        ("bytes", "kiB", 1024),
        ("bytes", "MiB", 1048576),
        ("bytes", "GiB", 1073741824),
        ("bytes", "TiB", 1099511627776),
        ("bytes", "bit", 0.125),
        ("bytes", "b", 0.125),
        ("bytes", "Mb", 125000),
        ("bytes", "Gbit", 1.25e8),
        ("bytes", "Gib", 134217728),
        ("rate", "B/s", 1),
        ("rate", "kB/s", 1e3),
        ("rate", "MB/s", 1e6),
        ("rate", "GB/s", 1e9),
        ("rate", "TB/s", 1e12),
        ("rate", "KiB/s", 1024),
        ("rate", "MiB/s", 1048576),
        ("rate", "GiB/s", 1073741824),
        ("rate", "MBps", 1e6),
        ("rate", "GiBps", 1073741824),
        ("rate", "bit/s", 0.125),
        ("rate", "kbit/s", 125),
        ("rate", "Mbit/s", 125000),
        ("rate", "Gbit/s", 1.25e8),
        ("rate", "Tbit/s", 1.25e11),
        ("rate", "Gibit/s", 134217728),
        ("rate", "Mb/s", 125000),
        ("rate", "Gbps", 1.25e8),
        ("duration", "s", 1),
        ("duration", "ms", 1e-3),
        ("duration", "us", 1e-6),
        ("duration", "\u00b5s", 1e-6),
        ("duration", "\u03bcs", 1e-6),
        ("duration", "ns", 1e-9),
        ("duration", "min", 60),
        ("duration", "h", 3600),
    ];

    [Theory]
    [InlineData("bytes", "8 GiB", 8589934592)]
    [InlineData("bytes", "8192 MiB", 8589934592)]
    [InlineData("bytes", "1 GB", 1e9)]
    [InlineData("bytes", "512 B", 512)]
    [InlineData("bytes", "8 Gbit", 1e9)]
    [InlineData("bytes", "1EiB", 1152921504606846976)]
    [InlineData("bytes", "2 PiB", 2251799813685248)]
    [InlineData("bytes", "2 PB", 2e15)]
    [InlineData("bytes", "1e3", 1000)]
    [InlineData("bytes", "1E-3 MB", 1000)]
    [InlineData("rate", "10 Gbit/s", 1.25e9)]
    [InlineData("rate", "10Gbit/s", 1.25e9)]
    [InlineData("rate", "10 Gbps", 1.25e9)]
    [InlineData("rate", "1250 MB/s", 1.25e9)]
    [InlineData("rate", "100 MiB/s", 104857600)]
    [InlineData("rate", "1250000000", 1.25e9)]
    [InlineData("duration", "300 ms", 0.3)]
    [InlineData("duration", "2.5 s", 2.5)]
    [InlineData("duration", "  .5\u00a0min ", 30)]
    [InlineData("duration", "+2h", 7200)]
    public void Reads(string kind, string text, double value) =>
        Assert.Equal(value, Kinds[kind].Parse(text));

    [Fact]
    public void Reads_every_unit_with_and_without_a_space() =>
        Gen.Select(Gen.OneOf(Units), Gen.Int[1, 9_999], Gen.Int[0, 3])
            // A fraction of a nanosecond is out of range.
            .Where(
                (unit, digits, decimals) => digits / Math.Pow(10, decimals) >= 1 || unit.One > 1e-9
            )
            .Sample(
                (unit, digits, decimals) =>
                {
                    var number = digits / Math.Pow(10, decimals);
                    var text = number.ToString(CultureInfo.InvariantCulture);
                    var due = number * unit.One;
                    var quantity = Kinds[unit.Kind];

                    Assert.Equal(due, quantity.Parse($"{text} {unit.Unit}"), 1e-15 * due);
                    Assert.Equal(due, quantity.Parse($"{text}{unit.Unit}"), 1e-15 * due);
                }
            );

    [Fact]
    public void Whole_numbers_of_every_unit_survive_printing_and_reading() =>
        Gen.Select(Gen.OneOf(Units), Gen.Int[1, 1000])
            .Sample(
                (unit, number) =>
                {
                    var quantity = Kinds[unit.Kind];
                    var value = quantity.Parse($"{number} {unit.Unit}");

                    Assert.Equal(value, quantity.Parse(quantity.Print(value)));
                }
            );

    [Fact]
    public void Whatever_is_printed_reads_back_exactly() =>
        Gen.Select(Gen.OneOf(Kinds.Values.ToArray()), Gen.Double[-9, 8.9])
            .Sample(
                (quantity, exponent) =>
                {
                    var value = Math.Pow(10, exponent);

                    Assert.Equal(value, quantity.Parse(quantity.Print(value)));
                }
            );

    [Theory]
    [InlineData("bytes", 8589934592, "8 GiB")]
    [InlineData("bytes", 1e9, "1 GB")]
    [InlineData("bytes", 512, "512 B")]
    [InlineData("bytes", 0.125, "0.125")]
    [InlineData("rate", 1.25e9, "10 Gbit/s")]
    [InlineData("rate", 104857600, "100 MiB/s")]
    [InlineData("duration", 0.3, "300 ms")]
    [InlineData("duration", 90, "90 s")]
    [InlineData("duration", 3600, "1 h")]
    [InlineData("duration", 0, "0")]
    public void Prints(string kind, double value, string text) =>
        Assert.Equal(text, Kinds[kind].Print(value));

    [Theory]
    [InlineData("bytes", "8 Gbit/s", "'8 Gbit/s' is a rate, not an amount of bytes")]
    [InlineData("bytes", "8 s", "is a duration, not an amount of bytes")]
    [InlineData("rate", "10 GiB", "is an amount of bytes, not a rate")]
    [InlineData("duration", "10 Gbps", "is a rate, not a duration")]
    [InlineData("rate", "10 G", "has the unknown unit 'G'")]
    [InlineData("bytes", "8 mB", "(case matters: 'MB' or 'Mb'?)")]
    [InlineData("bytes", "8 KB", "(case matters: 'kB' or 'kb'?)")]
    [InlineData("bytes", "8 gib", "(case matters: 'GiB' or 'Gib'?)")]
    [InlineData("rate", "10 gbps", "(case matters: 'Gbps' or 'GBps'?)")]
    [InlineData("duration", "5 m", "has the unknown unit 'm'")]
    [InlineData("duration", "5 S", "(case matters: 's'?)")]
    [InlineData("bytes", "8 GiB 3", "has the unknown unit 'GiB 3'")]
    [InlineData("bytes", "1,000 MiB", "has a comma or thousands separators")]
    [InlineData("bytes", "8,5 GiB", "has a comma or thousands separators")]
    [InlineData("bytes", "1_000 MiB", "has a comma or thousands separators")]
    [InlineData("bytes", "1 000 MiB", "has a comma or thousands separators")]
    [InlineData("bytes", "", "'' is empty")]
    [InlineData("bytes", "  ", "is empty")]
    [InlineData("bytes", "GiB", "does not start with a number")]
    [InlineData("bytes", "1.2.3 GiB", "does not start with a number")]
    [InlineData("bytes", "- 1 GiB", "does not start with a number")]
    [InlineData("bytes", "\u0661 GiB", "does not start with a number")]
    [InlineData("bytes", "NaN", "does not start with a number")]
    [InlineData("duration", "Infinity", "does not start with a number")]
    [InlineData("bytes", "-1 GiB", "is out of range")]
    [InlineData("bytes", "0", "is out of range")]
    [InlineData("bytes", "1e300", "is out of range")]
    [InlineData("bytes", "1e999", "is out of range")]
    [InlineData("bytes", "1e300 EiB", "is out of range")]
    [InlineData("bytes", "1e-300", "is out of range")]
    [InlineData("bytes", "1.1 EiB", "is out of range")]
    [InlineData("rate", "0 Gbit/s", "is out of range")]
    [InlineData("rate", "2e18", "is out of range")]
    [InlineData("duration", "-5 ms", "is out of range")]
    [InlineData("duration", "1e10 s", "is out of range")]
    public void Refuses(string kind, string text, string problem)
    {
        var exception = Assert.Throws<InputException>(() => Kinds[kind].Parse(text));

        Assert.Contains(problem, exception.Message);
        Assert.EndsWith($"; write {Kinds[kind].Allowed}", exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Says_what_is_allowed()
    {
        Assert.Equal(
            "'8 GiB', '8192 MiB', '8.5 GB' or a bare number of bytes (above 0, at most 1 EiB)",
            Quantity.Bytes.Allowed
        );
        Assert.EndsWith("(above 0, at most 1 EB/s)", Quantity.Rate.Allowed);
        Assert.EndsWith("(at least 0, at most 1000000000 s)", Quantity.Duration.OrZero.Allowed);
    }

    [Fact]
    public void Nothing_is_a_quantity_only_where_it_makes_sense()
    {
        Assert.Equal(0, Quantity.Duration.OrZero.Parse("0 ms"));
        Assert.Throws<InputException>(() => Quantity.Duration.OrZero.Parse("-1 ms"));
        Assert.Throws<InputException>(() => Quantity.Duration.OrZero.Parse("1e-12"));
    }

    [Fact]
    public void A_long_text_is_shortened_to_one_line()
    {
        var text = new string('\n', 10_000) + "x";

        var exception = Assert.Throws<InputException>(() => Quantity.Bytes.Parse(text));

        Assert.True(exception.Message.Length < 250);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void The_culture_makes_no_difference()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = comma;

            Assert.Equal(2.5, Quantity.Duration.Parse("2.5 s"));
            Assert.Equal("2.5 s", Quantity.Duration.Print(2.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
