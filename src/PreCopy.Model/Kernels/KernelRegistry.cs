namespace PreCopy.Model.Kernels;

/// <summary>All kernel variants. Tests and benchmarks take theirs from here, so a new variant is measured and tested at once.</summary>
public static class KernelRegistry
{
    /// <summary>The environment variable that forces a variant by name.</summary>
    public const string EnvironmentVariable = "PRECOPY_KERNEL";

    /// <summary>The variants of one core that are worth choosing and that this machine can run, best first.</summary>
    public static IReadOnlyList<MigrationKernel> Accelerated { get; } =
        Supported(
            new Avx512PipelinedLifting(),
            new Avx2PipelinedLifting(),
            new Vector256Lifting(),
            new VectorMaskedLoop()
        );

    private static readonly ThreadedLifting Threaded = new();

    /// <summary>Every variant, also those that only other machines can run, the reference first.</summary>
    public static IReadOnlyList<MigrationKernel> All { get; } =
    [
        new Reference(),
        new Scalar(),
        new ScalarLogPower(),
        new TensorLogPower(),
        new VectorMaskedLoop(),
        new ScalarLifting(),
        new Vector256Lifting(),
        new Vector512Lifting(),
        new Avx2PipelinedLifting(),
        new Avx512PipelinedLifting(),
        Threaded,
        new Dispatcher(Threaded),
    ];

    /// <summary>Every variant that this machine can run, the reference first.</summary>
    public static IReadOnlyList<MigrationKernel> Available { get; } = Supported([.. All]);

    /// <summary>The best variant that uses no other core than the caller's.</summary>
    public static MigrationKernel FastestOnOneCore => Accelerated[0];

    /// <summary>The variant that <see cref="EnvironmentVariable"/> names, or else the <see cref="Dispatcher"/>.</summary>
    /// <exception cref="ArgumentException">The variable names no variant.</exception>
    public static MigrationKernel Best =>
        Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } name
            ? Named(name)
            : Available[^1];

    /// <summary>The variant of that name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none, or not on this machine.</exception>
    public static MigrationKernel Named(string name) =>
        Available.FirstOrDefault(kernel =>
            kernel.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        )
        ?? throw new ArgumentException(
            $"no kernel '{name}'; there are: {string.Join(", ", Available.Select(kernel => kernel.Name))}",
            nameof(name)
        );

    private static MigrationKernel[] Supported(params MigrationKernel[] kernels) =>
        [.. kernels.Where(kernel => kernel.IsSupported)];
}
