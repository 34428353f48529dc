using PreCopy.Model;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The reference itself, against a second writing of the model.</summary>
public sealed class ReferenceTests
{
    private const double Tolerance = 1e-12;

    public static MatrixTheoryData<Law, string> Combinations =>
        new(Enum.GetValues<Law>(), Policies.Names);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void The_reference_does_what_the_model_says(Law law, string policy)
    {
        var stop = Policies.Named(policy);
        var cases = RandomMigrations.Cases(7, 500);
        var answers = new Reference().Run(law, stop, cases, 0.02);

        var compared = 0;
        foreach (var (migration, answer) in cases.Zip(answers))
        {
            if (Expected(migration) is not { } expected)
                continue;
            compared++;
            Assert.Equal(expected.Outcome, answer.Outcome);
            Assert.Equal(expected.LiveRounds, answer.LiveRounds);
            AssertClose(expected.TotalSeconds, answer.TotalSeconds);
            AssertClose(expected.DowntimeSeconds, answer.DowntimeSeconds);
            AssertClose(expected.BytesSent, answer.BytesSent);
        }

        // The others take so many rounds that the reference leaps; LongRunTests are about those.
        Assert.InRange(compared, 0.9 * cases.Length, cases.Length);

        MigrationAnswer? Expected(MigrationCase migration) =>
            NaiveMigration.Run(migration, law, stop, 0.02, RoundLeap.LiteralRounds);
    }

    [Theory]
    [InlineData("downtime 300 ms", Outcome.Converged, Outcome.Never)]
    [InlineData("downtime, 30 rounds", Outcome.Converged, Outcome.Forced)]
    [InlineData("pending, 29 rounds, factor 3", Outcome.Converged, Outcome.Forced)]
    public void The_generated_cases_reach_every_outcome(string policy, params Outcome[] outcomes) =>
        Assert.Equal(
            outcomes,
            new Reference()
                .Run(Law.Capped, Policies.Named(policy), RandomMigrations.Cases(7, 500))
                .Select(answer => answer.Outcome)
                .Distinct()
                .Order()
        );

    private static void AssertClose(double expected, double actual)
    {
        if (expected != actual)
            Assert.InRange(actual, expected * (1 - Tolerance), expected * (1 + Tolerance));
    }
}
