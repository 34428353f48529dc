using PreCopy.Lab.Plans;
using Xunit;

namespace PreCopy.Tests.Lab.Plans;

/// <summary>The batches of a study and their order.</summary>
public sealed class LabPlanTests
{
    public static TheoryData<string> Names => ["short", "full"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_batch_has_a_name_of_its_own_and_can_be_run(string name)
    {
        var plan = Plan(name);
        var steps = plan.Steps(1).Select(step => step.Name).ToList();

        Assert.Equal(name, plan.Name);
        Assert.Equal(plan.Cases.Count * plan.Repetitions, steps.Distinct().Count());
        Assert.Equal(steps.Count, steps.Distinct().Count());
        Assert.All(plan.Cases, one => one.Batch.Validate());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_repetition_runs_all_cases_before_the_next_begins(string name)
    {
        var plan = Plan(name);

        Assert.All(
            plan.Steps(7).Chunk(plan.Cases.Count).Index(),
            chunk =>
            {
                Assert.All(chunk.Item, step => Assert.Equal(chunk.Index + 1, step.Repetition));
                Assert.Equal(
                    plan.Cases.Select(one => one.Name).Order(),
                    chunk.Item.Select(step => step.Case.Name).Order()
                );
            }
        );
    }

    [Fact]
    public void The_order_is_the_seed_s()
    {
        Assert.Equal(Order(3), Order(3));
        Assert.NotEqual(Order(3), Order(4));
        Assert.NotEqual(
            Order(3).Take(LabPlan.Full.Cases.Count),
            LabPlan.Full.Cases.Select(one => $"{one.Name}-1")
        );
    }

    [Fact]
    public void Further_repetitions_leave_the_order_of_the_first_as_it_was()
    {
        var more = LabPlan.Full with { Repetitions = LabPlan.Full.Repetitions + 1 };

        Assert.Equal(
            Order(3),
            more.Steps(3)
                .Select(step => step.Name)
                .Take(LabPlan.Full.Cases.Count * LabPlan.Full.Repetitions)
        );
    }

    [Fact]
    public void The_full_plan_has_what_the_model_is_held_against()
    {
        var names = LabPlan.Full.Cases.Select(one => one.Name).ToHashSet();

        foreach (var share in (string[])["0", "0.1", "0.25", "0.4"])
        {
            Assert.Contains($"n1-d{share}-sequential", names);
            foreach (var count in (int[])[2, 3, 4])
            {
                Assert.Contains($"n{count}-d{share}-sequential", names);
                Assert.Contains($"n{count}-d{share}-concurrent", names);
            }
        }
        Assert.True(LabPlan.Full.Repetitions >= 3);
        Assert.Equal(
            Enum.GetValues<LabMode>().Order(),
            LabPlan.Full.Cases.Select(one => one.Mode).Distinct().Order()
        );
    }

    private static IEnumerable<string> Order(int seed) =>
        LabPlan.Full.Steps(seed).Select(step => step.Name);

    private static LabPlan Plan(string name) => name == "full" ? LabPlan.Full : LabPlan.Quick;
}
