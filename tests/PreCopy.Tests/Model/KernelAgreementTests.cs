using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>
/// Every kernel gives the reference's answers, whatever the length of the batch: bit for bit where it takes the same
/// rounds, and otherwise the same rounds and outcome, and times and bytes to 10⁻¹⁴.
/// </summary>
public sealed class KernelAgreementTests
{
    private const int LongestBatch = 67;

    public static MatrixTheoryData<string, Law, string> Combinations =>
        new(
            KernelRegistry.Available.Skip(1).Select(kernel => kernel.Name),
            Enum.GetValues<Law>(),
            Policies.Names
        );

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_kernel_agrees_with_the_reference_at_every_length(
        string kernel,
        Law law,
        string policy
    )
    {
        var stop = Policies.Named(policy);
        var cases = RandomMigrations.Cases(20_260, 2 * LongestBatch);
        var expected = new Reference().Run(law, stop, cases, 0.02);

        for (var length = 0; length <= LongestBatch; length++)
        {
            // Another window each time: over all lengths every case stands in every lane.
            var window = length..(2 * length);
            var answers = KernelRegistry.Named(kernel).Run(law, stop, cases[window], 0.02);
            Kernels.AssertAgree(expected[window], answers);
            if (Kernels.Loops.Contains(kernel))
                Assert.Equal(
                    expected[window].Select(one => one.Bits),
                    answers.Select(one => one.Bits)
                );
        }
    }
}
