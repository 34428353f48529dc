using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Lab.Evidence;

public sealed class LabEffectTableTests
{
    private static readonly Table Effects = LabEffectTable.Of(EvidenceSamples.Measured);

    [Fact]
    public void Each_model_differs_from_its_neighbour_or_from_the_whole_by_one_effect()
    {
        var models = LabEffectTable.Models.Select(each => each.Effects).ToList();
        var whole = models.IndexOf(LabEffects.All);

        Assert.Equal(5, whole);
        for (var i = 1; i <= whole; i++)
            Assert.Equal(1, Differences(models[i - 1], models[i]));
        for (var i = whole + 1; i < models.Count; i++)
            Assert.Equal(1, Differences(LabEffects.All, models[i]));
        Assert.Equal(Flags(LabEffects.All).Length, models.Count - whole - 1);
    }

    [Fact]
    public void The_whole_model_is_that_of_the_evidence()
    {
        var summary = LabSummary.Of(LabEvidence.Of(EvidenceSamples.Measured));
        var whole = Effects.Where("model", "+ socket queue: all");

        Assert.Equal(
            100 * summary.MakespanMedianError!.Value,
            whole.Numbers("makespan median error (%)")[0],
            1e-6
        );
        Assert.Equal(
            100 * summary.MakespanWorstError!.Value,
            Math.Abs(whole.Numbers("makespan worst error (%)")[0]),
            1e-6
        );
        Assert.Equal(summary.MakespanWorstCase, whole.Texts("worst case")[0]);
    }

    [Fact]
    public void Without_the_working_set_the_model_misses_by_a_third()
    {
        var row = Effects.Where("model", "all but the working-set cap");

        Assert.InRange(row.Numbers("makespan worst error (%)")[0], 25, 60);
        Assert.InRange(row.Numbers("ratio worst error (%)")[0], 25, 60);
    }

    [Fact]
    public void Errors_have_their_sign_and_the_bias_is_their_mean()
    {
        // Predicted 10 and 10 of 10 and 12.5.
        var data = EvidenceSamples.Of(
            EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Sequential, 1), 1, 10),
            EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Concurrent, 1), 1, 12.5)
        );
        var whole = LabEffectTable.Of(data).Where("model", "+ socket queue: all");

        Assert.Equal(-20, whole.Numbers("makespan worst error (%)")[0], 1e-6);
        Assert.Equal("n1-p0-concurrent", whole.Texts("worst case")[0]);
        Assert.Equal(-10, whole.Numbers("makespan bias (%)")[0], 1e-6);
        Assert.Equal(10, whole.Numbers("makespan median error (%)")[0], 1e-6);
        Assert.Equal(-20, whole.Numbers("ratio worst error (%)")[0], 1e-6);
        Assert.Equal(0, whole.Numbers("bytes worst error (%)")[0], 1e-6);
        Assert.Equal(0, whole.Numbers("convergence misses")[0]);
    }

    private static int Differences(LabEffects one, LabEffects other) =>
        Flags(one).Zip(Flags(other)).Count(flag => flag.First != flag.Second);

    private static bool[] Flags(LabEffects effects) =>
        [
            .. typeof(LabEffects)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(bool))
                .Select(property => (bool)property.GetValue(effects)!),
        ];
}
