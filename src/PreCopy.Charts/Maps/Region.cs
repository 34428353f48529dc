namespace PreCopy.Charts.Maps;

/// <summary>A connected part of a map whose cells are of one class.</summary>
internal sealed class Region<T>
    where T : notnull
{
    private readonly bool[,] _isInside;
    private readonly IReadOnlyList<(int X, int Y)> _cells;

    private Region(T of, bool[,] isInside, IReadOnlyList<(int X, int Y)> cells)
    {
        (Class, _isInside, _cells) = (of, isInside, cells);
    }

    internal T Class { get; }

    /// <summary>How many cells it has.</summary>
    internal int Size => _cells.Count;

    /// <summary>The regions of a map, the largest first. Cells touch at their sides, not at their corners.</summary>
    internal static IReadOnlyList<Region<T>> Of(T[,] classes)
    {
        var regions = new List<Region<T>>();
        var seen = new bool[classes.GetLength(0), classes.GetLength(1)];
        for (var x = 0; x < classes.GetLength(0); x++)
        for (var y = 0; y < classes.GetLength(1); y++)
            if (!seen[x, y])
                regions.Add(Flood(classes, seen, x, y));
        return [.. regions.OrderByDescending(region => region.Size)];
    }

    /// <summary>The cell around which the largest rectangle of a shape fits, the most central of equally good ones.</summary>
    /// <param name="aspect">The rectangle's columns over its rows.</param>
    /// <returns>The cell, and the rectangle's half height in rows.</returns>
    internal (int X, int Y, double Room) Spot(double aspect)
    {
        var (centreX, centreY) = (_cells.Average(cell => cell.X), _cells.Average(cell => cell.Y));
        var rooms = _cells
            .Select(cell => (cell.X, cell.Y, Room: RoomAround(cell.X, cell.Y, aspect)))
            .ToArray();
        var most = rooms.Max(cell => cell.Room);
        return rooms
            .Where(cell => cell.Room >= 0.95 * most)
            .MinBy(cell => Math.Abs(cell.X - centreX) / aspect + Math.Abs(cell.Y - centreY));
    }

    private static Region<T> Flood(T[,] classes, bool[,] seen, int startX, int startY)
    {
        var (width, height) = (classes.GetLength(0), classes.GetLength(1));
        var isInside = new bool[width, height];
        var cells = new List<(int X, int Y)>();
        void Visit(int x, int y)
        {
            if (
                x < 0
                || y < 0
                || x >= width
                || y >= height
                || seen[x, y]
                || !classes[x, y].Equals(classes[startX, startY])
            )
                return;
            seen[x, y] = isInside[x, y] = true;
            cells.Add((x, y));
        }
        Visit(startX, startY);
        // The list is its own queue: it grows while it is walked.
        for (var i = 0; i < cells.Count; i++)
        {
            var (x, y) = cells[i];
            Visit(x - 1, y);
            Visit(x + 1, y);
            Visit(x, y - 1);
            Visit(x, y + 1);
        }
        return new Region<T>(classes[startX, startY], isInside, cells);
    }

    private double RoomAround(int x, int y, double aspect)
    {
        var (width, height) = (_isInside.GetLength(0), _isInside.GetLength(1));
        var room = Math.Min(
            Math.Min(x, width - 1 - x) / aspect + 0.5 / aspect,
            Math.Min(y, height - 1 - y) + 0.5
        );
        for (var otherX = 0; otherX < width; otherX++)
        for (var otherY = 0; otherY < height; otherY++)
            if (!_isInside[otherX, otherY])
                room = Math.Min(
                    room,
                    Math.Max((Math.Abs(otherX - x) - 0.5) / aspect, Math.Abs(otherY - y) - 0.5)
                );
        return room;
    }
}
