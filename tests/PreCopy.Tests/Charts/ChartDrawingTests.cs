using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using PreCopy.Charts;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class ChartDrawingTests : IDisposable
{
    private const string Finding = "Two at once take 10 % longer.";
    private const string Footer = "a machine · .NET 10 · abc1234 · n = 15";

    private readonly string _directory = Directory.CreateTempSubdirectory("charts").FullName;

    public static TheoryData<string> Names => [.. ChartRegistry.All.Select(chart => chart.Name)];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Registry_holds_the_studies_charts() =>
        Assert.Equal(
            [
                "one-migration",
                "two-at-once",
                "makespan-vs-concurrency",
                "bytes-vs-concurrency",
                "downtime-vs-concurrency",
                "bandwidth-split",
                "slowdown-map",
                "working-set-cliff",
                "when-more-is-better",
                "best-concurrency",
                "ordering",
                "cluster-limit",
                "pairs",
                "rolling-maintenance",
                "policies-compared",
                "throttle-price",
                "predicted-vs-published",
                "curve-matters",
                "lab-predicted-vs-measured",
                "lab-makespan",
                "lab-trace",
                "lab-split",
                "lab-stream-cap",
                "kernel-cost",
                "sharing-cost",
                "cluster-growth",
                "kernel-goals-spread",
                "where-the-speed-came-from",
                "isa-ladder",
                "roofline",
                "thread-scaling",
                "against-native",
                "history",
            ],
            ChartRegistry.All.Select(chart => chart.Name)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Png_is_sixteen_hundred_by_a_thousand_and_not_blank(string name)
    {
        var png = File.ReadAllBytes(Save(name).Png);
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8], png[..8]);
        Assert.Equal(1600, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(1000, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        // White alone would take some 6 kB.
        Assert.InRange(png.Length, 30_000, 1_000_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_carries_the_words_as_labels_and_nothing_that_a_page_could_fail_to_load(
        string name
    )
    {
        var root = XElement.Load(Save(name).Svg);
        var chart = ChartRegistry.All.Single(chart => chart.Name == name);
        var labels = root.Descendants()
            .Attributes("aria-label")
            .Select(label => label.Value)
            .ToArray();
        var title = chart.Title(SampleTables.For(name));
        Assert.Contains(title, labels);
        Assert.Contains(Finding, labels);
        Assert.Contains(Footer, labels);
        Assert.Equal(title, (string?)root.Element(root.Name.Namespace + "title"));
        Assert.Equal(Finding, (string?)root.Element(root.Name.Namespace + "desc"));
        var kinds = root.Descendants().Select(element => element.Name.LocalName).ToHashSet();
        Assert.DoesNotContain("text", kinds);
        Assert.DoesNotContain("image", kinds);
        Assert.DoesNotContain(root.Descendants().Attributes(), a => a.Name == "vector-effect");
        Assert.DoesNotContain(
            root.Descendants().Attributes("d"),
            path => path.Value.Contains("nan", StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal("0 0 800 500", (string?)root.Attribute("viewBox"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_letter_has_its_outline(string name)
    {
        var root = XElement.Load(Save(name).Svg);
        XName link = XName.Get("href", "http://www.w3.org/1999/xlink");
        var outlines = root.Descendants().Attributes("id").Select(id => $"#{id.Value}").ToHashSet();
        Assert.All(
            root.Descendants().Attributes(link),
            use => Assert.Contains(use.Value, outlines)
        );
        foreach (var text in root.Descendants().Where(e => e.Attribute("aria-label") is not null))
        {
            var letters = text.Attribute("aria-label")!.Value.EnumerateRunes();
            Assert.Equal(
                letters.Count(letter => !Rune.IsWhiteSpace(letter)),
                text.Elements().Count()
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_table_gives_the_same_files(string name)
    {
        var (svg, png) = Save(name);
        var (firstSvg, firstPng) = (File.ReadAllBytes(svg), File.ReadAllBytes(png));
        Save(name);
        Assert.Equal(firstSvg, File.ReadAllBytes(svg));
        Assert.Equal(firstPng, File.ReadAllBytes(png));
    }

    [Fact]
    public void Font_is_the_shipped_one()
    {
        // Inter's hyphen; a fallback font's would differ.
        var root = XElement.Load(Save("one-migration").Svg);
        var hyphen = root.Descendants()
            .Single(element => (string?)element.Attribute("id") == "r2d");
        Assert.Equal(HyphenOutline, (string?)hyphen.Attribute("d"));
    }

    [Fact]
    public void Fonts_licence_travels_with_it() =>
        Assert.Contains("Inter-LICENSE.txt", typeof(ChartFile).Assembly.GetManifestResourceNames());

    private const string HyphenOutline = "M39 -35.1L39 -27L7 -27L7 -35.1L39 -35.1Z";

    private (string Svg, string Png) Save(string name) =>
        ChartFile.Save(
            ChartRegistry.All.Single(chart => chart.Name == name),
            SampleTables.For(name),
            Finding,
            Footer,
            _directory
        );
}
