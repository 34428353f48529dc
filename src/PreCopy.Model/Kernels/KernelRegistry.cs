namespace PreCopy.Model.Kernels;

/// <summary>All kernel variants. Tests and benchmarks take theirs from here, so a new variant is measured and tested at once.</summary>
public static class KernelRegistry
{
    /// <summary>The environment variable that forces a variant by name.</summary>
    public const string EnvironmentVariable = "PRECOPY_KERNEL";

    /// <summary>Every variant, the reference first.</summary>
    public static IReadOnlyList<MigrationKernel> Available { get; } =
    [new Reference(), new Scalar(), new Vector()];

    /// <summary>The variant that <see cref="EnvironmentVariable"/> names, or else the fastest.</summary>
    /// <exception cref="ArgumentException">The variable names no variant.</exception>
    public static MigrationKernel Best =>
        Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } name
            ? Named(name)
            : Available[^1];

    /// <summary>The variant of that name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MigrationKernel Named(string name) =>
        Available.FirstOrDefault(kernel =>
            kernel.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        )
        ?? throw new ArgumentException(
            $"no kernel '{name}'; there are: {string.Join(", ", Available.Select(kernel => kernel.Name))}",
            nameof(name)
        );
}
