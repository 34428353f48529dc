using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;
using PreCopy.Model;
using PreCopy.Results;

namespace PreCopy.Lab.Records;

/// <summary>The records of a study as a table: a row a VM, with what was run and what was measured.</summary>
public static class VmTable
{
    private const string Case = "case";
    private const string Repetition = "repetition";

    private static readonly string[] Columns =
    [
        Case,
        Repetition,
        "mode",
        "D/B",
        "VM",
        "VMs",
        "concurrency",
        "weight",
        "stream cap (B/s)",
        "downtime limit (s)",
        "timeout (s)",
        "on timeout",
        "auto-converge",
        "time limit (s)",
        "memory (B)",
        "working set (B)",
        "dirty rate (pages/s)",
        "pattern",
        "outcome",
        "start (s)",
        "end (s)",
        "downtime (s)",
        "QEMU's downtime (s)",
        "QEMU's total time (s)",
        "QEMU's setup (s)",
        "transferred (B)",
        "crossed (B)",
        "pages",
        "zero pages",
        "dirty syncs",
        "post-copy requests",
        "throttle (%)",
        "written (pages/s)",
        "link use",
    ];

    /// <summary>The records as a table.</summary>
    public static Table Of(IEnumerable<LabRecord> records)
    {
        var table = new Table(Columns);
        foreach (var record in records)
        foreach (var (vm, run) in record.Vms.Index())
            table.Add([.. What(record.Step, vm), .. Measured(run), record.LinkUse]);
        return table;
    }

    /// <summary>The records of a table.</summary>
    /// <exception cref="InvalidDataException">It is not such a table; the message names source, row and column.</exception>
    public static IReadOnlyList<LabRecord> Read(Table table) =>
        [
            .. VmRow
                .All(table, Columns)
                .GroupBy(row => (row.Text(Case), row.Whole(Repetition)))
                .Select(rows => Record([.. rows])),
        ];

    private static object[] What(LabStep step, int vm)
    {
        var (batch, guest) = (step.Case.Batch, step.Case.Batch.Guests[vm]);
        return
        [
            step.Case.Name,
            step.Repetition,
            step.Case.Mode,
            step.Case.DirtyShare,
            vm + 1,
            batch.Guests.Count,
            Math.Min(batch.Concurrency, batch.Guests.Count),
            batch.WeightOf(vm),
            batch.StreamCapBytesPerSecond,
            batch.Policy.DowntimeSeconds!.Value,
            batch.Policy.TimeoutSeconds ?? double.NaN,
            batch.Policy.OnTimeout,
            batch.Policy.Throttle is not null,
            batch.TimeLimitSeconds,
            guest.MemoryBytes,
            guest.WorkingSetBytes,
            guest.PagesPerSecond,
            guest.Pattern,
        ];
    }

    private static object[] Measured(VmRun run) =>
        [
            run.Outcome,
            run.StartSeconds,
            run.EndSeconds,
            run.DowntimeSeconds,
            run.ReportedDowntimeSeconds,
            run.ReportedTotalSeconds,
            run.SetupSeconds,
            run.TransferredBytes,
            run.CrossedBytes,
            run.NormalPages,
            run.ZeroPages,
            run.DirtySyncs,
            run.PostCopyRequests,
            run.ThrottlePercent,
            run.GuestPagesPerSecond,
        ];

    private static LabRecord Record(VmRow[] rows)
    {
        var first = rows[0];
        if (rows.Length != first.Whole("VMs"))
            throw first.Wrong("VMs", $"there are {rows.Length} rows of this batch");
        var timeout = first.Number("timeout (s)");
        var cap = first.Number("stream cap (B/s)");
        var batch = new LabBatch([
            .. rows.Select(row => new LabGuest(
                row.Whole("memory (B)"),
                row.Whole("working set (B)"),
                (int)row.Whole("dirty rate (pages/s)"),
                row.Word<AccessPattern>("pattern")
            )),
        ])
        {
            Concurrency = (int)first.Whole("concurrency"),
            Weights = [.. rows.Select(row => row.Number("weight"))],
            StreamCapBytesPerSecond = double.IsNaN(cap) ? double.PositiveInfinity : cap,
            TimeLimitSeconds = first.Number("time limit (s)"),
            Policy = new()
            {
                DowntimeSeconds = first.Number("downtime limit (s)"),
                TimeoutSeconds = double.IsNaN(timeout) ? null : timeout,
                OnTimeout = first.Word<TimeoutAction>("on timeout"),
                Throttle = first.Text("auto-converge") == "true" ? new() : null,
            },
        };
        var kind = new LabCase(
            first.Text(Case),
            first.Word<LabMode>("mode"),
            first.Number("D/B"),
            batch
        );
        return new(
            new(kind, (int)first.Whole(Repetition)),
            [.. rows.Select(Run)],
            first.Number("link use")
        );
    }

    private static VmRun Run(VmRow row) =>
        new()
        {
            Outcome = row.Word<LabOutcome>("outcome"),
            StartSeconds = row.Number("start (s)"),
            EndSeconds = row.Number("end (s)"),
            DowntimeSeconds = row.Number("downtime (s)"),
            ReportedDowntimeSeconds = row.Number("QEMU's downtime (s)"),
            ReportedTotalSeconds = row.Number("QEMU's total time (s)"),
            SetupSeconds = row.Number("QEMU's setup (s)"),
            TransferredBytes = row.Whole("transferred (B)"),
            CrossedBytes = row.Whole("crossed (B)"),
            NormalPages = row.Whole("pages"),
            ZeroPages = row.Whole("zero pages"),
            DirtySyncs = row.Whole("dirty syncs"),
            PostCopyRequests = row.Whole("post-copy requests"),
            ThrottlePercent = row.Whole("throttle (%)"),
            GuestPagesPerSecond = row.Number("written (pages/s)"),
        };
}
