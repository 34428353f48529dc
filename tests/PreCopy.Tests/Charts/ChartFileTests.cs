using PreCopy.Charts;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class ChartFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("charts").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Writes_two_files_named_after_the_chart_and_no_other()
    {
        var folder = Path.Combine(_directory, "not", "there", "yet");
        var (svg, png) = Save(Chart, folder);
        Assert.Equal(Path.Combine(folder, "bytes-vs-concurrency.svg"), svg);
        Assert.Equal(Path.Combine(folder, "bytes-vs-concurrency.png"), png);
        Assert.Equal([png, svg], Directory.GetFileSystemEntries(folder).Order());
    }

    [Fact]
    public void A_failed_drawing_leaves_what_was_there()
    {
        var (svg, png) = Save(Chart, _directory);
        var before = (File.ReadAllBytes(svg), File.ReadAllBytes(png));
        Assert.Throws<InvalidOperationException>(() => Save(new Broken(Chart), _directory));
        Assert.Equal(before.Item1, File.ReadAllBytes(svg));
        Assert.Equal(before.Item2, File.ReadAllBytes(png));
        Assert.Equal(2, Directory.GetFileSystemEntries(_directory).Length);
    }

    [Fact]
    public void A_failed_write_leaves_no_file()
    {
        var blocked = Directory
            .CreateDirectory(Path.Combine(_directory, $"{Chart.Name}.png"))
            .FullName;
        Assert.Throws<IOException>(() => Save(Chart, _directory));
        Assert.Equal([blocked], Directory.GetFileSystemEntries(_directory));
    }

    private static IChart Chart { get; } =
        ChartRegistry.All.Single(chart => chart.Name == "bytes-vs-concurrency");

    private static (string Svg, string Png) Save(IChart chart, string directory) =>
        ChartFile.Save(chart, SampleTables.For(Chart.Name), "A finding.", "A footer.", directory);

    private sealed class Broken(IChart chart) : IChart
    {
        public string Name => chart.Name;

        public string Title(Table data) => chart.Title(data);

        public void Draw(Figure figure, Table data)
        {
            chart.Draw(figure, data);
            throw new InvalidOperationException("out of ink");
        }
    }
}
