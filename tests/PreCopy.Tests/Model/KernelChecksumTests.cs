using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>
/// One number over all bits of many answers. The arithmetic of record uses nothing but +, −, ×, ÷ and comparisons, and so
/// does binary lifting: each has one number for every width, instruction set, machine and build; whoever changes the
/// arithmetic on purpose changes it here.
/// </summary>
public sealed class KernelChecksumTests
{
    private const ulong OfTheLoops = 17194912102030816282;
    private const ulong OfLifting = 4313088216481990325;
    private const int Count = 203;

    public static TheoryData<string> KernelNames =>
        [nameof(Reference), .. Kernels.Loops, .. Kernels.Liftings, nameof(Dispatcher)];

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void The_answers_have_the_same_bits_everywhere(string name)
    {
        var kernel = KernelRegistry.Named(name);
        var cases = Cases();
        var hash = 14695981039346656037;
        foreach (var law in Enum.GetValues<Law>())
        foreach (var policy in Policies.Names)
        foreach (var answer in kernel.Run(law, Policies.Named(policy), cases, 0.02))
        {
            var (total, downtime, bytes, rounds, outcome) = answer.Bits;
            foreach (var bits in (long[])[total, downtime, bytes, rounds, (long)outcome])
                hash = ulong.RotateLeft((hash ^ (ulong)bits) * 1099511628211, 23);
        }

        var loops = name == nameof(Reference) || Kernels.Loops.Contains(name);
        Assert.Equal(loops ? OfTheLoops : OfLifting, hash);
    }

    // Without a function of the C library, and without rounds so many that they are leapt over with one.
    private static MigrationCase[] Cases()
    {
        var random = new Random(2026);
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(i =>
                {
                    var memory = (1 + random.NextDouble()) * (1L << random.Next(20, 38));
                    var bandwidth = 1.25e9 / random.Next(1, 33);
                    var ratio = i % 9 == 0 ? 1 + random.NextDouble() : 0.97 * random.NextDouble();
                    var workingSet = i % 3 == 0 ? memory : memory * random.NextDouble();
                    return new MigrationCase(memory, bandwidth, ratio * bandwidth, workingSet);
                }),
        ];
    }
}
