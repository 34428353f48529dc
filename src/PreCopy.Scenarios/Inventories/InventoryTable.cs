using System.Text.RegularExpressions;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Tables;
using PreCopy.Scenarios.Vms;

namespace PreCopy.Scenarios.Inventories;

/// <summary>A table of VMs, a row each: one that somebody made, or RVTools' vInfo.</summary>
internal sealed partial class InventoryTable
{
    // What VMware, Hyper-V, libvirt and KubeVirt call a VM that runs, in lower case.
    private static readonly string[] On =
    [
        "poweredon",
        "powered on",
        "on",
        "running",
        "up",
        "active",
    ];

    private static readonly string[] Yes = ["true", "yes", "1"];

    // What people write in a cell of which they know nothing.
    private static readonly string[] Nothing = ["", "-", "?", "n/a"];

    // Bare numbers are bytes. One so small is most likely the count of a larger unit that nobody wrote down.
    private const double LeastBareMemoryBytes = 16 << 20;
    private const double LeastBarePageBytes = 4096;

    private readonly TableHeader _header;
    private readonly InventoryBuilder _builder;
    private readonly bool _isVInfo;

    private InventoryTable(TableRow header, InventoryBuilder builder)
    {
        (_header, _builder) = (new TableHeader(header), builder);
        _isVInfo =
            _header.Has(InventoryColumns.VInfoName) && _header.Has(InventoryColumns.VInfoState);
        Require(InventoryColumns.Name, "");
        Require(
            InventoryColumns.Memory,
            ", with a unit in the header, 'memory (GiB)', or in the cells, '8 GiB'"
        );
    }

    public static Inventory Read(IEnumerable<TableRow> rows, InventoryBuilder builder)
    {
        InventoryTable? table = null;
        foreach (var row in rows)
        {
            if (table is null)
                table = new InventoryTable(row, builder);
            else
                builder.Add(() => table.Vm(row));
        }

        return table is null
            ? throw new InputException(
                "nothing but comments; write a header that names the columns"
            )
            : builder.Build(table._isVInfo ? "RVTools vInfo" : "table of VMs");
    }

    private InventoryVm? Vm(TableRow row)
    {
        _header.Check(row);
        var place = $"row {row.Number}";
        var name = _header.Read(row, InventoryColumns.Name, VmFigures.Name);
        if (
            _header.Has(InventoryColumns.Template)
            && Yes.Contains(_header.Text(row, InventoryColumns.Template).ToLowerInvariant())
        )
            return _builder.LeaveOut(place, $"{QuantityText.Quote(name)} is a template");
        if (_header.Has(InventoryColumns.PowerState))
        {
            var state = _header.Text(row, InventoryColumns.PowerState);
            if (!On.Contains(state.ToLowerInvariant()))
                return _builder.LeaveOut(
                    place,
                    $"{QuantityText.Quote(name)} is {QuantityText.Quote(state)}, not running"
                );
        }

        var memory = Memory(row);
        return new InventoryVm(name, memory, place)
        {
            Node = Gives(row, InventoryColumns.Node)
                ? _header.Read(row, InventoryColumns.Node, VmFigures.Name)
                : null,
            Vcpus = Gives(row, InventoryColumns.Vcpus)
                ? _header.Read(row, InventoryColumns.Vcpus, VmFigures.Vcpus)
                : null,
            Workload = Gives(row, InventoryColumns.Workload)
                ? _header.Read(row, InventoryColumns.Workload, VmFigures.Workload)
                : null,
            DirtyBytesPerSecond = Gives(row, InventoryColumns.DirtyRate)
                ? Figure(
                    row,
                    InventoryColumns.DirtyRate,
                    Quantity.Rate.OrZero,
                    LeastBarePageBytes,
                    "MiB/s"
                )
                : null,
            WorkingSetBytes = Gives(row, InventoryColumns.WorkingSet)
                ? WorkingSet(row, memory)
                : null,
        };
    }

    private bool Gives(TableRow row, TableColumn column) =>
        _header.Has(column) && !Nothing.Contains(_header.Text(row, column).ToLowerInvariant());

    // RVTools counts in MiB whatever its header says, and some exports group the digits by thousands.
    private double Memory(TableRow row)
    {
        if (!_isVInfo)
            return Figure(
                row,
                InventoryColumns.Memory,
                Quantity.Bytes,
                LeastBareMemoryBytes,
                "GiB"
            );
        return _header.Read(
            row,
            InventoryColumns.Memory,
            cell =>
            {
                var number = GroupedDigits().IsMatch(cell)
                    ? string.Concat(cell.Where(char.IsAsciiDigit))
                    : cell;
                return Quantity.Bytes.Parse(QuantityText.IsBare(number) ? $"{number} MiB" : number);
            }
        );
    }

    private double WorkingSet(TableRow row, double memory)
    {
        var workingSet = Figure(
            row,
            InventoryColumns.WorkingSet,
            Quantity.Bytes.OrZero,
            LeastBarePageBytes,
            "GiB"
        );
        return workingSet <= memory
            ? workingSet
            : throw _header.Error(
                row,
                InventoryColumns.WorkingSet,
                VmFigures.TooLarge("the working set", workingSet, memory)
            );
    }

    private double Figure(
        TableRow row,
        TableColumn column,
        Quantity quantity,
        double leastBare,
        string unit
    )
    {
        var figure = _header.Quantity(row, column, quantity);
        var cell = _header.Text(row, column);
        return
            figure > 0
            && figure < leastBare
            && QuantityText.IsBare(cell)
            && !_header.HasUnit(column)
            ? throw _header.Error(
                row,
                column,
                $"{QuantityText.Quote(cell)} without a unit is {quantity.Print(figure)}, too little; write the unit in the cell, '{cell} {unit}', or in the header, '{column.Name} ({unit})'"
            )
            : figure;
    }

    private void Require(TableColumn column, string hint)
    {
        if (!_header.Has(column))
            throw new InputException(
                $"row {_header.Row}: no column for the {column.Name}; call it {string.Join(", ", column.Names)}{hint}"
            );
    }

    [GeneratedRegex(@"^\d{1,3}([,.' \u00a0\u202f\u2019]\d{3})+$")]
    private static partial Regex GroupedDigits();
}
