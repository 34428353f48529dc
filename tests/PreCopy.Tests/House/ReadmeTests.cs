using System.Text.RegularExpressions;
using PreCopy.Lab.Evidence;
using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>What the README shows is what the program prints and what the results hold.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Sample = RepositoryRoot.Combine(
        "tests/PreCopy.Tests/samples/guest.log"
    );

    private static readonly string Path = RepositoryRoot.Combine("README.md");

    // Read again each time: a test may have brought a part of it up to date.
    private static string Readme => File.ReadAllText(Path);

    [Fact]
    public async Task The_example_prints_what_the_readme_shows()
    {
        using var files = new TemporaryFiles();
        var scenario = files.Write("scenario.json", Fenced("json"));
        var result = await Precopy.RunAsync(
            ["simulate", scenario],
            cancel: TestContext.Current.CancellationToken
        );
        await Shows("simulate", result);
    }

    /// <summary>With the environment variable <c>PRECOPY_UPDATE_README</c> it also brings what it prints up to date.</summary>
    [Fact]
    public async Task The_plan_is_what_the_readme_shows()
    {
        const string Inventory = "tests/PreCopy.Tests/samples/inventory.csv";
        string[] words =
        [
            .. "--drain node-a --platform kubevirt".Split(' '),
            "--link",
            "10 Gbit/s",
            "--stream-cap",
            "4 Gbit/s",
            "--setup",
            "2 s",
        ];
        Assert.Contains(
            $"-- plan {Inventory} {string.Join(' ', words.Select(word => word.Contains(' ') ? $"\"{word}\"" : word))}\n",
            Readme
        );

        await Shows(
            "plan",
            await Precopy.RunAsync(
                ["plan", RepositoryRoot.Combine(Inventory), .. words],
                cancel: TestContext.Current.CancellationToken
            )
        );
    }

    /// <summary>With the environment variable <c>PRECOPY_UPDATE_README</c> it also brings what they print up to date.</summary>
    [Fact]
    public async Task From_a_log_to_a_prediction_it_prints_what_the_readme_shows()
    {
        using var files = new TemporaryFiles();
        var scenario = files.PathOf("guest.json");
        var cancel = TestContext.Current.CancellationToken;
        string[] fit =
        [
            "fit",
            Sample,
            "--memory",
            "8 GiB",
            "--link",
            "10 Gbit/s",
            "--scenario",
            scenario,
        ];
        Assert.Contains("precopy fit guest.log --memory \"8 GiB\" --link \"10 Gbit/s\"", Readme);

        await Shows("fit", await Precopy.RunAsync(fit, cancel: cancel));
        await Shows("simulate-fit", await Precopy.RunAsync(["simulate", scenario], cancel: cancel));
    }

    [Fact]
    public void A_chart_stands_with_its_own_finding()
    {
        var folder = new ResultsFolder(RepositoryRoot.Combine("results"));
        var findings = Findings.Load(folder.Findings);
        var charts = ChartWithFinding().Matches(Readme);
        Assert.NotEmpty(charts);
        Assert.All(
            charts,
            chart => Assert.Equal(findings[chart.Groups["name"].Value], chart.Groups["text"].Value)
        );
    }

    /// <summary>With the environment variable <c>PRECOPY_UPDATE_README</c> it also brings stale tables up to date.</summary>
    [Fact]
    public void The_tables_are_those_that_the_results_hold()
    {
        var folder = new ResultsFolder(RepositoryRoot.Combine("results"));
        var fresh = GeneratedTable()
            .Replace(
                Readme,
                table =>
                    table.Groups["name"].Value switch
                    {
                        KernelGoalsMarkdown.Study => KernelGoalsMarkdown.Of(folder),
                        "kernel-cost" => ReadmeKernels.Format(folder),
                        "plan-cost" => ReadmePlanCost.Format(folder),
                        "lab-goals" => LabMarkdown.Goals(
                            LabSummary.Of(LabEvidence.Of(CommittedLab.Latest!))
                        ),
                        "lab-ablation" => TableMarkdown.Format(
                            TableCsv.Load(folder.Data("lab-ablation"))
                        ),
                        var name => throw new InvalidDataException(
                            $"nothing makes the table {name}"
                        ),
                    }
            );
        if (Environment.GetEnvironmentVariable("PRECOPY_UPDATE_README") is { Length: > 0 })
            File.WriteAllText(Path, fresh);

        Assert.Equal(4, GeneratedTable().Count(Readme));
        Assert.Equal(fresh, Readme);
    }

    [Fact]
    public void Every_file_that_the_readme_links_is_there()
    {
        var links = RelativeLink().Matches(Readme).Select(link => link.Groups["path"].Value);
        Assert.All(
            links,
            path =>
                Assert.True(File.Exists(Absolute(path)) || Directory.Exists(Absolute(path)), path)
        );
    }

    private static async Task Shows(string name, PrecopyResult result)
    {
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        var readme = await File.ReadAllTextAsync(Path);
        var shown = Regex.Match(
            readme,
            $"(?<=<!-- {name} -->\n```text\n).*?(?=\n```)",
            RegexOptions.Singleline
        );
        Assert.True(shown.Success);
        var printed = Trimmed(result.Output);
        if (Environment.GetEnvironmentVariable("PRECOPY_UPDATE_README") is { Length: > 0 })
            await File.WriteAllTextAsync(Path, readme.Replace(shown.Value, printed));
        else
            Assert.Equal(printed, shown.Value);
    }

    private static string Absolute(string path) => RepositoryRoot.Combine(path);

    private static string Fenced(string language) =>
        Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    // The table's lines end in spaces on a screen; a text file's do not.
    private static string Trimmed(string text) =>
        string.Join('\n', text.Trim().Split('\n').Select(line => line.TrimEnd()));

    [GeneratedRegex(
        @"^!\[.*?\]\(results/charts/(?<name>.+?)\.svg\)\n\n(?<text>.+)$",
        RegexOptions.Multiline
    )]
    private static partial Regex ChartWithFinding();

    [GeneratedRegex(
        @"(?<=<!-- (?<name>[a-z-]+): [^\n]*-->\n).*?(?=<!-- /\k<name> -->)",
        RegexOptions.Singleline
    )]
    private static partial Regex GeneratedTable();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)\)")]
    private static partial Regex RelativeLink();
}
