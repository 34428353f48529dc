using CsCheck;

namespace PreCopy.Tests.Model;

/// <summary>Generated migrations: most are realistic, the others sit where something changes.</summary>
internal static class RandomMigrations
{
    private static readonly Gen<double> Memory = LogUniform(1L << 20, 1L << 38);
    private static readonly Gen<double> Bandwidth = LogUniform(1e6, 12.5e9);

    private static readonly Gen<double> DirtyRatio = Gen.Frequency(
        (12, Gen.Double[0.01, 0.9]),
        (2, Gen.Double[0.9, 0.99]),
        (2, LogUniform(1e-9, 0.01)),
        (1, Gen.Const(0.0)),
        (1, Gen.Const(1.0)),
        (2, Gen.Double[1, 2]),
        (1, LogUniform(2, 1e6))
    );

    private static readonly Gen<double> WorkingSetShare = Gen.Frequency(
        (8, Gen.Double[0.05, 1]),
        (4, Gen.Const(1.0)),
        (2, LogUniform(1e-9, 0.05)),
        (1, Gen.Const(0.0))
    );

    public static Gen<MigrationCase> Case { get; } =
        Gen.Select(
            Memory,
            Bandwidth,
            DirtyRatio,
            WorkingSetShare,
            (memory, bandwidth, ratio, share) =>
                new MigrationCase(memory, bandwidth, ratio * bandwidth, share * memory)
        );

    /// <summary>The same cases for the same seed, always.</summary>
    public static MigrationCase[] Cases(uint seed, int count) =>
        Case.Array[count].Generate(new PCG(1, seed), null, out _);

    public static Gen<double> LogUniform(double low, double high) =>
        Gen.Double[Math.Log(low), Math.Log(high)].Select(Math.Exp);
}
