using PreCopy.Model.Kernels;
using PreCopy.Tests.House;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Kernels by name, and the environment variable that forces one.</summary>
[Collection(nameof(ProcessWide))]
public sealed class KernelRegistryTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable(
        KernelRegistry.EnvironmentVariable
    );

    public static TheoryData<string> KernelNames =>
        [.. KernelRegistry.Available.Select(kernel => kernel.Name)];

    public void Dispose() => Force(_before);

    [Fact]
    public void The_reference_comes_first() =>
        Assert.IsType<Reference>(KernelRegistry.Available[0]);

    [Fact]
    public void No_two_kernels_have_the_same_name_or_technique()
    {
        var kernels = KernelRegistry.Available;

        Assert.Distinct(kernels.Select(kernel => kernel.Name), StringComparer.OrdinalIgnoreCase);
        Assert.Distinct(kernels.Select(kernel => kernel.Technique));
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void A_kernel_is_found_by_its_name_in_any_case(string name)
    {
        Assert.Equal(name, KernelRegistry.Named(name).Name);
        Assert.Equal(name, KernelRegistry.Named(name.ToUpperInvariant()).Name);
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void The_environment_forces_a_kernel(string name)
    {
        Force(name.ToLowerInvariant());

        Assert.Equal(name, KernelRegistry.Best.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_forced_is_not_the_reference(string? value)
    {
        Force(value);

        Assert.IsNotType<Reference>(KernelRegistry.Best);
    }

    [Theory]
    [InlineData("Fastest")]
    [InlineData(" Scalar")]
    public void An_unknown_name_is_an_error_that_lists_the_names(string name)
    {
        Force(name);

        var error = Assert.Throws<ArgumentException>(() => KernelRegistry.Best);
        Assert.Contains($"'{name}'", error.Message);
        Assert.All(KernelRegistry.Available, kernel => Assert.Contains(kernel.Name, error.Message));
    }

    private static void Force(string? name) =>
        Environment.SetEnvironmentVariable(KernelRegistry.EnvironmentVariable, name);
}
