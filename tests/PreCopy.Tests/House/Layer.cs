using System.Reflection;
using System.Xml.Linq;

namespace PreCopy.Tests.House;

/// <summary>A project of the product: what it may use, and what it uses.</summary>
/// <param name="Folder">Its folder, from the root of the repository.</param>
/// <param name="Uses">The layers it refers to, by their short names.</param>
/// <param name="Packages">The packages it refers to.</param>
public sealed record Layer(string Folder, string[] Uses, string[] Packages)
{
    /// <summary>Every layer with the arrows that it may have: the drawing in <c>src/README.md</c> as data.</summary>
    public static IReadOnlyList<Layer> All { get; } =
    [
        new("src/PreCopy.Model", [], ["System.Numerics.Tensors"]),
        new("src/PreCopy.SharedLink", ["Model"], []),
        new("src/PreCopy.Results", [], []),
        new(
            "src/PreCopy.Comparison",
            ["Results"],
            ["MathNet.Numerics", "Perfolizer", "Pragmastat"]
        ),
        new("src/PreCopy.Cluster", ["Model", "SharedLink"], []),
        new("src/PreCopy.Planning", ["Model", "SharedLink", "Cluster"], ["MathNet.Numerics"]),
        new(
            "src/PreCopy.Scenarios",
            ["Model", "SharedLink", "Cluster", "Planning"],
            ["CsvHelper", "ExcelDataReader"]
        ),
        new("src/PreCopy.Fitting", ["Model"], ["MathNet.Numerics"]),
        new("src/PreCopy.Lab", ["Model", "SharedLink", "Results"], ["Iced", "MathNet.Numerics"]),
        new("src/PreCopy.Validation", ["Model", "SharedLink", "Lab"], ["MathNet.Numerics"]),
        new(
            "src/PreCopy.Studies",
            [
                "Model",
                "SharedLink",
                "Cluster",
                "Planning",
                "Results",
                "Fitting",
                "Lab",
                "Validation",
            ],
            ["MathNet.Numerics", "Perfolizer"]
        ),
        new(
            "src/PreCopy.Charts",
            ["Results"],
            [
                "ScottPlot",
                "SkiaSharp",
                "SkiaSharp.HarfBuzz",
                "SkiaSharp.NativeAssets.Linux.NoDependencies",
                "SkiaSharp.NativeAssets.macOS",
                "SkiaSharp.NativeAssets.Win32",
                "HarfBuzzSharp",
                "HarfBuzzSharp.NativeAssets.Linux",
            ]
        ),
        new(
            "src/PreCopy.Cli",
            [
                "Model",
                "SharedLink",
                "Cluster",
                "Planning",
                "Scenarios",
                "Fitting",
                "Results",
                "Comparison",
                "Validation",
                "Lab",
                "Studies",
                "Charts",
            ],
            ["System.CommandLine", "Spectre.Console"]
        ),
        new(
            "benchmarks/PreCopy.Benchmarks",
            ["Model", "SharedLink", "Cluster", "Planning", "Studies", "Results"],
            ["BenchmarkDotNet"]
        ),
    ];

    /// <summary>The name of the project: <c>PreCopy.Model</c>.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The project as it was compiled.</summary>
    public Assembly Assembly => Assembly.Load(Project("AssemblyName").FirstOrDefault() ?? Name);

    /// <summary>The project references in the project file, by the layers' short names.</summary>
    public IEnumerable<string> ProjectReferences =>
        Includes("ProjectReference").Select(Path.GetFileNameWithoutExtension).Select(ShortName!);

    /// <summary>The package references in the project file.</summary>
    public IEnumerable<string> PackageReferences => Includes("PackageReference");

    /// <summary>The short name that the arrows use: <c>PreCopy.Model</c> is <c>Model</c>.</summary>
    public static string ShortName(string project) => project["PreCopy.".Length..];

    /// <summary>The layer's name, for the list of tests.</summary>
    public override string ToString() => Name;

    private IEnumerable<string> Includes(string item) =>
        Elements(item).Select(element => element.Attribute("Include")!.Value);

    private IEnumerable<string> Project(string property) =>
        Elements(property).Select(element => element.Value);

    private IEnumerable<XElement> Elements(string name) =>
        XDocument.Load(RepositoryRoot.Combine($"{Folder}/{Name}.csproj")).Descendants(name);
}
