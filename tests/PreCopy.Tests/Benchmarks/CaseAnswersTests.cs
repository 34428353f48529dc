using BenchmarkDotNet.Running;
using PreCopy.Benchmarks;
using PreCopy.Benchmarks.Answers;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class CaseAnswersTests
{
    // Closed forms round elsewhere: they agree with the loops on rounds and outcomes, not on the last bits.
    [Fact]
    public void The_loops_give_the_same_answer_to_the_last_bit()
    {
        MigrationKernel[] loops = [new Reference(), new Scalar(), new VectorMaskedLoop()];
        Assert.Single(loops.Select(ChecksumOf<Capped>).Distinct());
        Assert.Single(loops.Select(ChecksumOf<Saturating>).Distinct());
    }

    [Fact]
    public void Different_questions_have_different_answers()
    {
        var checksums = Cases<LinkCurves>()
            .Concat(Cases<LinkSharing>(benchmark => Parameter(benchmark, "Concurrency") is 8))
            .Select(benchmark => CaseAnswers.Of(benchmark).Checksum)
            .ToArray();

        // Eight capped VMs at equal shares are asked about in both classes.
        Assert.Equal(checksums.Length - 1, checksums.Distinct().Count());
    }

    [Fact]
    public void Sharing_takes_longer_and_one_after_another_is_what_it_is_compared_with()
    {
        foreach (var benchmark in Cases<LinkSharing>())
        {
            var answer = CaseAnswers.Of(benchmark);
            var concurrency = (int)Parameter(benchmark, "Concurrency")!;

            Assert.Equal(concurrency, answer.MigrationsPerOperation);
            Assert.True(double.IsFinite(answer.MakespanSeconds!.Value));
            if (concurrency == 1 || Parameter(benchmark, "Split") is "sequential")
                Assert.Equal(1, answer.Slowdown);
            else
                Assert.InRange(answer.Slowdown!.Value, 1.01, 3);
        }
    }

    [Fact]
    public void A_case_is_answered_alike_again()
    {
        var (first, second) = (Cases<LinkCurves>()[0], Cases<LinkCurves>()[0]);

        Assert.NotSame(first, second);
        Assert.Equal(CaseAnswers.Of(first), CaseAnswers.Of(second));
    }

    [Fact]
    public void The_checksum_sees_every_bit_and_the_order()
    {
        Assert.NotEqual(Checksum(1.0, 2.0), Checksum(2.0, 1.0));
        Assert.NotEqual(Checksum(1.0, 2.0), Checksum(1.0, double.BitIncrement(2.0)));
        Assert.NotEqual(Checksum(-1.0, -2.0), Checksum(1.0, 2.0));
        Assert.NotEqual(Checksum(0.0), Checksum(0.0, 0.0));
    }

    private static ulong ChecksumOf<TLaw>(MigrationKernel kernel)
        where TLaw : struct, IDirtyLaw
    {
        const int count = 10_001;
        var answers = new MigrationAnswers(count);
        kernel.Run<TLaw>(
            MigrationWorkload.Generate(count, seed: 3).Slice(0, count),
            Policies.Usual,
            switchoverSeconds: 0.1,
            answers.Slice(0, count)
        );
        return answers.Checksum;
    }

    private static ulong Checksum(params double[] values)
    {
        var checksum = new AnswerChecksum();
        checksum.Add<double>(values);
        return checksum.Value;
    }

    private static BenchmarkCase[] Cases<T>(Func<BenchmarkCase, bool>? choose = null) =>
        [
            .. BenchmarkConverter
                .TypeToBenchmarks(typeof(T))
                .BenchmarksCases.Where(choose ?? (_ => true)),
        ];

    private static object? Parameter(BenchmarkCase benchmark, string name) =>
        benchmark.Parameters.Items.First(item => item.Name == name).Value;
}
