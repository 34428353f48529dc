using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A change against the fleets in the order in which they came, in percent: the median and where nine tenths of the fleets lie.</summary>
internal readonly record struct OrderRow(string Order, double Median, double Low, double High)
{
    /// <summary>The columns of a figure's changes.</summary>
    internal static string[] Columns(string figure) =>
        [
            $"{figure} against first-in (%)",
            $"lowest {figure} against first-in (%)",
            $"highest {figure} against first-in (%)",
        ];

    /// <summary>The rows of a table but those of the order that the others are compared with.</summary>
    internal static IReadOnlyList<OrderRow> Of(Table data, string figure)
    {
        var orders = data.Texts("order");
        var columns = Columns(figure).Select(data.Numbers).ToArray();
        return
        [
            .. orders
                .Select(
                    (order, i) => new OrderRow(order, columns[0][i], columns[1][i], columns[2][i])
                )
                .Where(row => row.Order != "first-in"),
        ];
    }
}
