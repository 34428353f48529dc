using System.Runtime.InteropServices;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>The arrows between the layers point one way, in the project files and in what was compiled.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<Layer> Layers => [.. Layer.All];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_project_refers_to_the_layers_that_the_drawing_allows(Layer layer) =>
        Assert.Equal(layer.Uses.Order(), layer.ProjectReferences.Order());

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_project_refers_to_the_packages_that_belong_to_its_layer(Layer layer) =>
        Assert.Equal(layer.Packages.Order(), layer.PackageReferences.Order());

    // A reference can also come in through another project; the compiled assembly tells.
    [Theory]
    [MemberData(nameof(Layers))]
    public void The_compiled_layer_uses_nothing_else(Layer layer)
    {
        var others = layer
            .Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !IsFramework(name))
            .Where(name => !layer.Uses.Any(used => name == $"PreCopy.{used}"))
            .Where(name => !layer.Packages.Any(package => Belongs(name, package)));

        Assert.Empty(others);
    }

    [Fact]
    public void A_layer_uses_only_layers_listed_before_it() =>
        Assert.All(
            Layer.All.Index(),
            layer =>
                Assert.Subset(
                    Layer
                        .All.Take(layer.Index)
                        .Select(below => Layer.ShortName(below.Name))
                        .ToHashSet(),
                    layer.Item.Uses.ToHashSet()
                )
        );

    [Fact]
    public void Every_project_is_a_layer_or_the_tests() =>
        Assert.Equal(
            Layer.All.Select(layer => layer.Name).Append("PreCopy.Tests").Order(),
            Projects().Select(Path.GetFileNameWithoutExtension).Order()
        );

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(RepositoryRoot.Combine("Benchmarks.sln"))
            .Replace('\\', '/');

        Assert.All(Projects(), project => Assert.Contains($"\"{project}\"", solution));
    }

    [Fact]
    public void The_drawing_names_every_layer()
    {
        var drawing = File.ReadAllText(RepositoryRoot.Combine("src/README.md"));

        Assert.All(
            Layer.All.Where(layer => layer.Folder.StartsWith("src/", StringComparison.Ordinal)),
            layer => Assert.Contains(Layer.ShortName(layer.Name), drawing)
        );
    }

    private static IEnumerable<string> Projects() =>
        Repository.Files("*.csproj", "src", "benchmarks", "tests");

    private static bool IsFramework(string name) =>
        File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{name}.dll"));

    // The statistics that BenchmarkDotNet brings, and those that they bring, come in assemblies of other names.
    private static bool Belongs(string assembly, string package) =>
        assembly == package
        || assembly.StartsWith($"{package}.", StringComparison.Ordinal)
        || (
            package is "BenchmarkDotNet" or "Perfolizer" && assembly is "Perfolizer" or "Pragmastat"
        );
}
