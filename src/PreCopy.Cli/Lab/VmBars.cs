using PreCopy.Lab.Batches;
using PreCopy.Lab.Qemu;
using Spectre.Console;
using Progress = PreCopy.Cli.Run.Progress;

namespace PreCopy.Cli.Lab;

/// <summary>Shows on standard error, while a batch runs, what of each VM's memory is on the target: a bar each on a terminal, lines elsewhere.</summary>
internal static class VmBars
{
    /// <summary>Runs a batch of so many VMs under their bars.</summary>
    public static Task<BatchRun> ShowAsync(
        int count,
        Func<IProgress<IReadOnlyList<MigrationStatus?>>, Task<BatchRun>> run
    ) => Progress.Rewrites ? AsBarsAsync(count, run) : AsLinesAsync(run);

    private static async Task<BatchRun> AsLinesAsync(
        Func<IProgress<IReadOnlyList<MigrationStatus?>>, Task<BatchRun>> run
    )
    {
        using var progress = new Progress();
        return await run(new VmLines(progress));
    }

    private static Task<BatchRun> AsBarsAsync(
        int count,
        Func<IProgress<IReadOnlyList<MigrationStatus?>>, Task<BatchRun>> run
    ) =>
        AnsiConsole
            .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .Columns(
                new ProgressBarColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left }
            )
            .StartAsync(context =>
                run(
                    new Bars([
                        .. Enumerable
                            .Range(1, count)
                            .Select(vm => context.AddTask($"VM {vm} starts", maxValue: 1)),
                    ])
                )
            );

    private sealed class Bars(ProgressTask[] tasks) : IProgress<IReadOnlyList<MigrationStatus?>>
    {
        // A full bar cannot fall again.
        private const double AlmostFull = 0.999;

        public void Report(IReadOnlyList<MigrationStatus?> value)
        {
            foreach (var (vm, status) in value.Index())
            {
                var share = VmWords.Share(status);
                tasks[vm].Value = share < 1 ? Math.Min(share, AlmostFull) : 1;
                tasks[vm].Description = $"VM {vm + 1} {VmWords.All(status)}";
            }
        }
    }
}
