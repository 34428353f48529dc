using System.Text.RegularExpressions;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>The rules of the house that no analyzer knows.</summary>
public sealed partial class HouseTests
{
    private const int MostLines = 300;

    private static readonly string[] TopLevel =
    [
        "benchmarks",
        "results",
        "src",
        "tests",
        "Benchmarks.sln",
        "README.md",
        "run-benchmarks.ps1",
        ".ci",
        ".config",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Directory.Build.props",
        "Directory.Packages.props",
        "LICENSE",
        "global.json",
    ];

    public static TheoryData<Layer> Layers => [.. Layer.All];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Nothing(
            Repository
                .Files("*.cs", "src", "tests", "benchmarks")
                .Select(file => (file, lines: File.ReadLines(RepositoryRoot.Combine(file)).Count()))
                .Where(known => known.lines > MostLines)
                .Select(known => $"{known.file} has {known.lines} lines")
        );

    [Theory]
    [MemberData(nameof(Layers))]
    public void Every_public_type_has_a_file_of_its_name_in_the_folder_of_its_namespace(
        Layer layer
    ) =>
        Assert.All(
            layer.Assembly.GetExportedTypes().Where(type => !type.IsNested),
            type =>
            {
                Assert.StartsWith(layer.Name, type.Namespace, StringComparison.Ordinal);
                var folder = type.Namespace![layer.Name.Length..].Replace('.', '/');
                var name = type.Name.Split('`')[0];
                Assert.True(
                    File.Exists(RepositoryRoot.Combine($"{layer.Folder}{folder}/{name}.cs")),
                    $"{type} belongs in {layer.Folder}{folder}/{name}.cs"
                );
            }
        );

    [Fact]
    public void The_top_level_holds_only_what_a_newcomer_looks_for() =>
        Nothing(Tracked().Select(file => file.Split('/')[0]).Distinct().Except(TopLevel));

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() =>
        Nothing(
            Tracked()
                .Where(file => !Binary().IsMatch(file))
                .Select(file =>
                    (
                        file,
                        path: MachinePath().Match(File.ReadAllText(RepositoryRoot.Combine(file)))
                    )
                )
                .Where(found => found.path.Success)
                .Select(found => $"{found.file} has {found.path.Value}")
        );

    [Theory]
    [InlineData("root/x")]
    [InlineData("work/main")]
    [InlineData("tmp/wt/house")]
    [InlineData("home/someone/x")]
    public void A_machine_path_is_recognised(string path) =>
        Assert.Matches(MachinePath(), $"see /{path}");

    [Theory]
    [InlineData("https://example.org/work/page")]
    [InlineData("results/root/x")]
    [InlineData("the /tmp folder")]
    public void Other_paths_are_not_machine_paths(string text) =>
        Assert.DoesNotMatch(MachinePath(), text);

    private static void Nothing(IEnumerable<string> broken) =>
        Assert.True(!broken.Any(), string.Join(Environment.NewLine, broken));

    private static IReadOnlyList<string> Tracked()
    {
        var files = Repository.Tracked();
        Assert.SkipWhen(files is null, "no clone or no git: only git knows which files belong");
        return files;
    }

    [GeneratedRegex(@"(?<![\w./-])/(root|work|tmp/wt|home/\w+)/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\.(png|ttf|otf|xlsx)$")]
    private static partial Regex Binary();
}
