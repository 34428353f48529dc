using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Results;

namespace PreCopy.Benchmarks.Race;

/// <summary>The migrations that all kernels race on, and room for their results: the same memory for every contender.</summary>
/// <param name="count">How many migrations.</param>
public sealed class MigrationField(int count)
{
    private const int WarmUpBatch = 1_000;

    private readonly MigrationWorkload _workload = MigrationWorkload.Generate(
        count,
        Manifest.WorkloadSeed
    );
    private readonly MigrationAnswers _answers = new(count);

    /// <summary>A kernel that computes a batch a pass, each the next part of the first <paramref name="distinct"/> migrations.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="batch">Migrations in a batch.</param>
    /// <param name="distinct">A multiple of the batch.</param>
    /// <typeparam name="TLaw">The dirty curve.</typeparam>
    public Contender Contender<TLaw>(string name, MigrationKernel kernel, int batch, int distinct)
        where TLaw : struct, IDirtyLaw
    {
        var start = 0;
        return new(
            name,
            batch,
            () =>
            {
                Run<TLaw>(kernel, start, batch);
                start += batch;
                if (start == distinct)
                    start = 0;
            }
        )
        {
            WarmUp = () =>
            {
                for (var call = 0; call < Race.WarmUp.Calls; call++)
                    Run<TLaw>(kernel, 0, Math.Min(batch, WarmUpBatch));
            },
        };
    }

    private void Run<TLaw>(MigrationKernel kernel, int start, int length)
        where TLaw : struct, IDirtyLaw =>
        kernel.Run<TLaw>(
            _workload.Slice(start, length),
            Policies.Usual,
            switchoverSeconds: 0,
            _answers.Slice(start, length)
        );
}
