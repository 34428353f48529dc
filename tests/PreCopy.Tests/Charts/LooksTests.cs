using PreCopy.Charts.Drawing;
using SkiaSharp;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class LooksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Kinds_are_told_apart_with_any_colour_vision(int vision)
    {
        var seen = Palette.Kinds.Select(color => Lab(Seen(color, Visions[vision]))).ToArray();
        for (var i = 0; i < seen.Length; i++)
        for (var j = 0; j < i; j++)
            // A difference of 2 is just noticed; 15 is plain even for small markers.
            Assert.True(
                Difference(seen[i], seen[j]) > 15,
                $"{Palette.Kinds[i]} {Palette.Kinds[j]}"
            );
    }

    [Fact]
    public void Fifty_six_series_look_different()
    {
        var names = Enumerable.Range(0, 56).Select(i => $"kernel {i}").ToArray();
        var looks = Looks.Of([], names);
        Assert.Equal(56, names.Select(name => looks[name]).Distinct().Count());
    }

    [Fact]
    public void A_known_name_keeps_its_look_in_any_company()
    {
        var alone = Looks.Of(Looks.Kernels, ["VectorMaskedLoop"]);
        var among = Looks.Of(Looks.Kernels, ["Sweep", "VectorMaskedLoop", "Scalar", "Other"]);
        Assert.Equal(alone["VectorMaskedLoop"], among["VectorMaskedLoop"]);
        Assert.Distinct(["Sweep", "VectorMaskedLoop", "Scalar", "Other"], new SameLook(among));
    }

    [Fact]
    public void Common_ratios_look_different_and_always_the_same()
    {
        double[] ratios = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5];
        var looks = ratios.Select(Looks.DirtyRatio).ToArray();
        Assert.Equal(ratios.Length, looks.Select(look => look.Color).Distinct().Count());
        Assert.Equal(ratios.Length, looks.Select(look => look.Marker).Distinct().Count());
        Assert.Equal(looks, ratios.Select(Looks.DirtyRatio));
    }

    [Fact]
    public void Penalties_darken_as_they_grow()
    {
        var lightness = Enumerable
            .Range(0, 41)
            .Select(i => Lab(Seen(Palette.Penalty(i / 40.0), Visions[0])).L);
        Assert.Equal(lightness.OrderDescending(), lightness);
    }

    [Fact]
    public void Refuses_an_unknown_phase() =>
        Assert.Throws<ArgumentException>(() => Looks.Phase("second pass"));

    private sealed class SameLook(IReadOnlyDictionary<string, Look> looks)
        : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => looks[x!] == looks[y!];

        public int GetHashCode(string name) => looks[name].GetHashCode();
    }

    // Machado, Oliveira, Fernandes 2009: none, protanopia, deuteranopia, tritanopia, on linear RGB.
    private static readonly double[][] Visions =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [
            0.152286,
            1.052583,
            -0.204868,
            0.114503,
            0.786281,
            0.099216,
            -0.003882,
            -0.048116,
            1.051998,
        ],
        [
            0.367322,
            0.860646,
            -0.227968,
            0.280085,
            0.672501,
            0.047413,
            -0.011820,
            0.042940,
            0.968881,
        ],
        [
            1.255528,
            -0.076749,
            -0.178779,
            -0.078411,
            0.930809,
            0.147602,
            0.004733,
            0.691367,
            0.303900,
        ],
    ];

    private static double[] Seen(SKColor color, double[] vision)
    {
        double[] linear = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        return
        [
            .. Enumerable
                .Range(0, 3)
                .Select(row => Enumerable.Range(0, 3).Sum(i => vision[3 * row + i] * linear[i]))
                .Select(value => Math.Clamp(value, 0, 1)),
        ];
    }

    private static double Linear(byte channel) =>
        channel <= 10 ? channel / 255.0 / 12.92 : Math.Pow((channel / 255.0 + 0.055) / 1.055, 2.4);

    private static (double L, double A, double B) Lab(double[] rgb)
    {
        var x = Cube((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        var y = Cube(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        var z = Cube((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.0888);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Cube(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16 / 116.0;

    private static double Difference(
        (double L, double A, double B) a,
        (double L, double A, double B) b
    ) => Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));
}
