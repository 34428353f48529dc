using PreCopy.Charts.Gallery;
using PreCopy.Charts.Maps;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class MapTests
{
    private const double Gap = double.NaN;

    [Fact]
    public void Grid_finds_its_cells_in_any_order_of_rows()
    {
        var table = new Table("x", "y", "value");
        table.Add(20, 3, 5.0);
        table.Add(10, 3, 4.0);
        table.Add(10, 1, 1.0);
        table.Add(20, 1, 2.0);
        var grid = new Grid(table, "x", "y");
        Assert.Equal([10, 20], grid.Xs);
        Assert.Equal([1, 3], grid.Ys);
        Assert.Equal(
            new double[,]
            {
                { 1, 4 },
                { 2, 5 },
            },
            grid.Numbers("value")
        );
    }

    [Fact]
    public void Grid_refuses_a_cell_that_comes_twice()
    {
        var table = new Table("x", "y");
        foreach (var (x, y) in new[] { (1, 1), (1, 2), (2, 1), (2, 1) })
            table.Add(x, y);
        Assert.Throws<ArgumentException>(() => new Grid(table, "x", "y"));
    }

    [Fact]
    public void Edges_lie_half_way_between_centres()
    {
        Assert.Equal([0.5, 1.5, 2.5, 3.5], Grid.Edges([1, 2, 3], isLogarithmic: false));
        var edges = Grid.Edges([1, 4, 16], isLogarithmic: true);
        Assert.Equal([0.5, 2, 8, 32], edges.Select(edge => Math.Round(edge, 12)));
    }

    [Fact]
    public void Axis_follows_the_spacing_of_its_values()
    {
        Assert.True(Grid.ScaleOf([0.01, 0.1, 1]).IsLogarithmic);
        Assert.False(Grid.ScaleOf([0, 1, 2, 3]).IsLogarithmic);
        Assert.Equal(["1", "2", "3"], Grid.ScaleOf([1, 2, 3]).Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void Contour_of_a_plane_is_a_straight_line()
    {
        var line = Assert.Single(Contours.Trace(Cells(5, 4, (x, _) => x), 2.25));
        Assert.Equal(4, line.Count);
        Assert.All(line, point => Assert.Equal(2.25, point.X, 12));
        Assert.Equal([0, 1, 2, 3], line.Select(point => point.Y).Order());
    }

    [Fact]
    public void Contour_of_a_hill_is_closed()
    {
        var line = Assert.Single(
            Contours.Trace(Cells(11, 11, (x, y) => Math.Pow(x - 5, 2) + Math.Pow(y - 5, 2)), 9.5)
        );
        Assert.Equal(line[0], line[^1]);
        Assert.All(
            line,
            point =>
                Assert.Equal(
                    Math.Sqrt(9.5),
                    Math.Sqrt(Math.Pow(point.X - 5, 2) + Math.Pow(point.Y - 5, 2)),
                    0.15
                )
        );
    }

    [Fact]
    public void Contour_stops_where_there_is_no_value()
    {
        var line = Assert.Single(Contours.Trace(Cells(5, 6, (x, y) => y > 3 ? Gap : x), 1.5));
        Assert.Equal(3, line.Max(point => point.Y));
    }

    [Fact]
    public void No_contour_where_the_level_is_not_reached() =>
        Assert.Empty(Contours.Trace(Cells(4, 4, (x, y) => x + y), 7));

    [Fact]
    public void Regions_are_connected_at_sides_and_sorted_by_size()
    {
        var regions = Region<char>.Of(Letters("aab", "aba", "bbb"));
        Assert.Equal(['b', 'a'], regions.Take(2).Select(region => region.Class));
        Assert.Equal([4, 3, 1, 1], regions.Select(region => region.Size));
    }

    [Fact]
    public void Label_stands_where_there_is_most_room()
    {
        var region = Region<char>.Of(Letters("aaaab", "aaaab", "aaaab", "abbbb", "abbbb"))[0];
        Assert.Equal('a', region.Class);
        var (x, y, room) = region.Spot(aspect: 1);
        Assert.Equal(1.5, room);
        Assert.Equal('a', Letters("aaaab", "aaaab", "aaaab", "abbbb", "abbbb")[x, y]);
        Assert.Equal(1, y);
    }

    [Fact]
    public void Wide_labels_want_wide_places()
    {
        var region = Region<char>.Of(Letters("abbbbb", "abbbbb", "aaaaaa", "aaaaaa", "aaaaaa"))[0];
        var (x, y, _) = region.Spot(aspect: 4);
        Assert.Equal((2, 3), (x, y));
        Assert.Equal(0.3125, region.Spot(aspect: 8).Room);
    }

    [Fact]
    public void Cliff_tells_together_from_alone()
    {
        var classes = WorkingSetCliffChart.Classes(
            new[,]
            {
                { 1.0, 1.2 },
                { Gap, Gap },
            },
            new[,]
            {
                { "true", "true" },
                { "true", "false" },
            }
        );
        Assert.Equal(
            new[,]
            {
                { WorkingSetCliffChart.Converges, WorkingSetCliffChart.Converges },
                { WorkingSetCliffChart.NotTogether, WorkingSetCliffChart.NotAlone },
            },
            classes
        );
    }

    private static double[,] Cells(int width, int height, Func<int, int, double> value)
    {
        var cells = new double[width, height];
        for (var x = 0; x < width; x++)
        for (var y = 0; y < height; y++)
            cells[x, y] = value(x, y);
        return cells;
    }

    private static char[,] Letters(params string[] rows)
    {
        var letters = new char[rows[0].Length, rows.Length];
        for (var x = 0; x < rows[0].Length; x++)
        for (var y = 0; y < rows.Length; y++)
            letters[x, y] = rows[y][x];
        return letters;
    }
}
