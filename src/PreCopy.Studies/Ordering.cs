using MathNet.Numerics.Statistics;
using PreCopy.Model.Curves;
using PreCopy.Planning;
using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Many mixed fleets in several orders: what the order does to the makespan, and what to the mean completion.</summary>
public sealed class Ordering : IStudy
{
    private const int VmCount = 40;
    private const int FirstSeed = 1;
    private const int FleetCount = 200;
    private const double Rounding = 1e-12;
    private const string Cap = "stream cap / link";
    private const string Makespan = "makespan";
    private const string Completion = "mean completion";

    private static readonly double[] StreamCaps = [1, 0.3];
    private static readonly int[] Concurrencies = [1, 2, 4];

    // The first is what the others are compared with: the order in which a fleet was drawn.
    private static readonly (string Name, Func<Vm<CappedCurve>, double> Key)[] Orders =
    [
        (MigrationOrders.FirstIn, _ => 0),
        (MigrationOrders.SmallestFirst, vm => vm.MemoryBytes),
        (MigrationOrders.LowestDirtyRateFirst, vm => vm.Dirty.RateBytesPerSecond),
        (MigrationOrders.MostRestlessFirst, vm => -vm.Dirty.RateBytesPerSecond),
        (MigrationOrders.LargestFirst, vm => -vm.MemoryBytes),
    ];

    /// <inheritdoc/>
    public string Name => "ordering";

    /// <inheritdoc/>
    public string Question =>
        $"In which order should a mixed fleet of {VmCount} VMs migrate? ({FleetCount} fleets, seeds {FirstSeed} to {LastSeed})";

    private static int LastSeed => FirstSeed + FleetCount - 1;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var fleets = new BatchTotals[FleetCount][];
        Parallel.For(
            0,
            FleetCount,
            new ParallelOptions { CancellationToken = context.Cancellation },
            i => fleets[i] = Migrate(MixedFleet.Draw(VmCount, FirstSeed + i))
        );

        var data = new Table([
            Cap,
            "concurrency",
            "order",
            .. Columns(Makespan),
            .. Columns(Completion),
            "first seed",
            "last seed",
        ]);
        var column = 0;
        foreach (var cap in StreamCaps)
        foreach (var concurrency in Concurrencies)
        {
            var firstIn = column;
            foreach (var (order, _) in Orders)
            {
                data.Add([
                    cap,
                    concurrency,
                    order,
                    .. Spread(fleets, column, firstIn, totals => totals.MakespanSeconds),
                    .. Spread(fleets, column, firstIn, totals => totals.MeanCompletionSeconds),
                    FirstSeed,
                    LastSeed,
                ]);
                column++;
            }
        }

        return new(data, Finding(data));
    }

    // One fleet under every cap, concurrency and order, in the order of the table's rows.
    private static BatchTotals[] Migrate(Vm<CappedCurve>[] fleet)
    {
        var batch = new Batch(VmCount);
        Vm<CappedCurve>[][] orders =
        [
            .. Orders.Select(order => (Vm<CappedCurve>[])[.. fleet.OrderBy(order.Key)]),
        ];
        return
        [
            .. from cap in StreamCaps
            from concurrency in Concurrencies
            from vms in orders
            select batch.Run(
                StandardCase.Link(StandardCase.DowntimeLimited) with
                {
                    StreamCapBytesPerSecond = cap * StandardCase.LinkBytesPerSecond,
                    Concurrency = concurrency,
                },
                vms
            ),
        ];
    }

    private static string[] Columns(string figure) =>
        [
            $"{figure} (s)",
            $"{figure} against first-in (%)",
            $"lowest {figure} against first-in (%)",
            $"highest {figure} against first-in (%)",
        ];

    // The median, and the change against the same fleet in the order of its drawing: the median and where nine tenths of the fleets lie.
    private static object[] Spread(
        BatchTotals[][] fleets,
        int column,
        int firstIn,
        Func<BatchTotals, double> figure
    )
    {
        var changes = fleets
            .Select(fleet => Change(figure(fleet[column]) / figure(fleet[firstIn])))
            .ToArray();
        return
        [
            fleets.Select(fleet => figure(fleet[column])).Median(),
            changes.Median(),
            changes.Quantile(0.05),
            changes.Quantile(0.95),
        ];
    }

    // What only the order of an addition changes is no change.
    private static double Change(double ratio) =>
        Math.Abs(ratio - 1) < Rounding ? 0 : 100 * (ratio - 1);

    private static string Finding(Table data)
    {
        var (one, four) = ($"{Concurrencies[0]}", $"{Concurrencies[^1]}");
        var (full, capped) = ("1", "0.3");
        return $"{FleetCount} fleets of {VmCount} VMs (medians): one at a time, smallest first ends the mean VM {Of(full, one, MigrationOrders.SmallestFirst, Completion)} "
            + $"and largest first {Of(full, one, MigrationOrders.LargestFirst, Completion)} than a random order, all in the same makespan; {four} at once over streams of "
            + $"{capped} of the link, largest first ends the batch {Of(capped, four, MigrationOrders.LargestFirst, Makespan)} and smallest first "
            + $"{Of(capped, four, MigrationOrders.SmallestFirst, Makespan)}.";

        string Of(string cap, string concurrency, string order, string figure)
        {
            var change = data.Where(Cap, cap)
                .Where("concurrency", concurrency)
                .Where("order", order)
                .Numbers($"{figure} against first-in (%)")[0];
            return $"{Math.Abs(change):F1} % {(change < 0 ? "sooner" : "later")}";
        }
    }
}
