using System.Diagnostics;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Comparison;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Results;
using PreCopy.Tests.House;
using Xunit;

namespace PreCopy.Tests.Comparison;

/// <summary>
/// A kernel that does the work twice, measured in turns with the one that does it once: no time is asserted, only what the
/// comparison says of a ratio far beyond any noise.
/// </summary>
[Collection(nameof(ProcessWide))]
public sealed class SlowedKernelTests
{
    private const int Migrations = 20_000;
    private const int Rounds = 8;
    private const int Iterations = 5;

    private readonly MigrationWorkload _workload = MigrationWorkload.Generate(
        Migrations,
        Manifest.WorkloadSeed
    );
    private readonly MigrationAnswers _answers = new(Migrations);

    [Fact]
    public void A_kernel_that_does_the_work_twice_is_slower()
    {
        var compared = Compare(new Scalar(), new TwiceTheWork());
        Assert.Equal(Verdict.Slower, compared.Verdict);
        Assert.False(compared.AnswersChanged);
    }

    [Fact]
    public void A_kernel_is_neither_faster_nor_slower_than_itself() =>
        Assert.Contains(
            Compare(new Scalar(), new Scalar()).Verdict,
            new[] { Verdict.Same, Verdict.Inconclusive }
        );

    private BenchmarkComparison Compare(MigrationKernel before, MigrationKernel after)
    {
        var (first, second) = (new double[Rounds][], new double[Rounds][]);
        // Compiled and warm before the first is kept.
        for (var warm = 0; warm < 3; warm++)
            (first[0], second[0]) = (Measure(before), Measure(after));
        for (var round = 0; round < Rounds; round++)
            if (round % 2 == 0)
                (first[round], second[round]) = (Measure(before), Measure(after));
            else
                (second[round], first[round]) = (Measure(after), Measure(before));
        return Comparer
            .Compare(
                [new(Side.Key(0), first, Checksum(before))],
                [new(Side.Key(0), second, Checksum(after))],
                ComparisonSettings.Usual
            )
            .Benchmarks[0];
    }

    private double[] Measure(MigrationKernel kernel)
    {
        var times = new double[Iterations];
        for (var i = 0; i < Iterations; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Run(kernel);
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Migrations;
        }
        return times;
    }

    private string Checksum(MigrationKernel kernel)
    {
        Run(kernel);
        return $"{_answers.Checksum:x16}";
    }

    private void Run(MigrationKernel kernel) =>
        kernel.Run<Capped>(
            _workload.Slice(0, Migrations),
            Policies.Usual,
            switchoverSeconds: 0,
            _answers.Slice(0, Migrations)
        );
}
