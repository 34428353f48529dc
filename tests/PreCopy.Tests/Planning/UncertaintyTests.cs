using PreCopy.Model.Curves;
using PreCopy.Planning;
using PreCopy.Planning.Draws;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>Draws: what they are drawn from, and that the answer depends on the seed and on nothing else.</summary>
public sealed class UncertaintyTests
{
    [Fact]
    public void The_same_seed_gives_the_same_plan_on_any_number_of_threads()
    {
        var request = Plans.Uncertain(9, draws: 120);

        var one = Print(request with { Threads = 1 });

        Assert.Equal(one, Print(request with { Threads = 4 }));
        Assert.NotEqual(one, Print(request with { Seed = 2 }));
    }

    [Fact]
    public void Probabilities_and_intervals_are_in_their_ranges()
    {
        var plan = Planner.Plan(Plans.Uncertain(7), cancel: TestContext.Current.CancellationToken);

        Assert.All(
            plan.Alternatives,
            other =>
            {
                Assert.InRange(other.ProbabilityBest, 0, 1);
                Assert.InRange(other.Feasible, 0, 1);
                Assert.InRange(
                    other.MakespanSeconds.Median,
                    other.MakespanSeconds.Low,
                    other.MakespanSeconds.High
                );
                Assert.InRange(other.Objective.Median, other.Objective.Low, other.Objective.High);
            }
        );
        Assert.True(plan.Alternatives.Sum(other => other.ProbabilityBest) >= 1);
        Assert.True(plan.Recommended!.MakespanSeconds.Low < plan.Recommended.MakespanSeconds.High);
    }

    [Fact]
    public void The_draws_have_the_moments_of_their_distributions()
    {
        const int draws = 20_000;
        const double sigma = 0.4;
        var (mean, deviation) = (
            Math.Exp(sigma * sigma / 2),
            Math.Sqrt(Math.Exp(sigma * sigma) - 1)
        );
        var fleet = new Fleet(
            Plans.Certain([
                Plans.Vm(0, 8, 1e8, share: 0.01) with
                {
                    DirtyRateSpread = sigma,
                    WorkingSetSpread = sigma,
                },
            ]) with
            {
                Usable = new(0.7, 0.9, 1),
            }
        );
        var (rates, sizes, shares) = (new double[draws], new double[draws], new double[draws]);
        var vms = new Vm<AnyCurve>[1];
        var random = new DrawRandom();
        for (var draw = 0; draw < draws; draw++)
        {
            shares[draw] = fleet.Draw(draw, random, vms);
            rates[draw] = vms[0].Dirty.RateBytesPerSecond / 1e8;
            sizes[draw] = vms[0].Dirty.WorkingSetBytes / (0.08 * Plans.GiB);
        }

        Assert.Equal((0.7 + 0.9 + 1) / 3, shares.Average(), 0.002);
        Assert.InRange(shares.Min(), 0.7, 0.72);
        Assert.InRange(shares.Max(), 0.98, 1);
        foreach (var factors in (double[][])[rates, sizes])
        {
            Assert.Equal(mean, factors.Average(), 0.015);
            Assert.Equal(1, Quantiles.At(factors, 0.5), 0.015);
            Assert.Equal(
                mean * deviation,
                Math.Sqrt(factors.Average(x => (x - mean) * (x - mean))),
                0.03
            );
        }

        var correlation = rates.Zip(sizes, (x, y) => (x - mean) * (y - mean)).Average();
        Assert.Equal(0, correlation, 0.01);
    }

    [Fact]
    public void A_working_set_never_exceeds_the_memory()
    {
        var fleet = new Fleet(
            Plans.Certain([
                .. Plans
                    .Random(new Random(11), 12)
                    .Select(vm => vm with { WorkingSetSpread = 2, DirtyRateSpread = 1 }),
            ])
        );
        var vms = new Vm<AnyCurve>[fleet.Count];
        var random = new DrawRandom();
        for (var draw = 0; draw < 500; draw++)
        {
            fleet.Draw(draw, random, vms);
            Assert.All(vms, vm => Assert.True(vm.IsValid));
        }
    }

    [Fact]
    public void A_plan_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Planner.Plan(Plans.Uncertain(9), cancel: source.Token)
        );
    }

    [Fact]
    public void Quantiles_are_values_that_were_drawn()
    {
        double[] values = [.. Enumerable.Range(1, 20), double.PositiveInfinity];

        var interval = Quantiles.Interval(values);

        Assert.Equal(new Interval(2, 11, 20), interval);
        Assert.Equal(double.PositiveInfinity, Quantiles.At(values, 1));
    }

    private static string Print(PlanRequest request) =>
        Plans.Print(Planner.Plan(request, cancel: TestContext.Current.CancellationToken));
}
