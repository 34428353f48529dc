using System.Globalization;
using PreCopy.Charts;
using PreCopy.Lab.Evidence;
using PreCopy.Results;
using PreCopy.Studies;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>The committed results are those of the committed code.</summary>
public sealed class CommittedResultsTests
{
    // Mathematical libraries differ in the last digits, the nine printed ones seldom.
    private const double Tolerance = 1e-7;

    private static readonly ResultsFolder Folder = new(RepositoryRoot.Combine("results"));

    public static TheoryData<string> Simulated =>
        [.. StudyRegistry.All.Where(study => !study.NeedsMeasurements).Select(study => study.Name)];

    public static TheoryData<string> OfTheLab =>
        [.. StudyRegistry.All.Where(study => study.NeedsLab).Select(study => study.Name)];

    // Before the first study of the lab is committed, there is nothing of it.
    private static IEnumerable<IStudy> Expected =>
        StudyRegistry.All.Where(study => !study.NeedsLab || CommittedLab.Latest is not null);

    [Theory]
    [MemberData(nameof(Simulated))]
    public void A_simulated_study_comes_out_the_same(string name) =>
        ComesOutTheSame(name, new(null, TestContext.Current.CancellationToken));

    [Theory]
    [MemberData(nameof(OfTheLab))]
    public void A_study_of_the_lab_comes_out_the_same(string name)
    {
        Assert.SkipWhen(CommittedLab.Latest is null, "no study of the lab is committed");
        ComesOutTheSame(
            name,
            new(null, TestContext.Current.CancellationToken) { Lab = CommittedLab.Latest }
        );
    }

    [Fact]
    public void Every_study_has_its_data_its_charts_and_its_finding()
    {
        var findings = Findings.Load(Folder.Findings);
        Assert.Equal(
            StudyRegistry.All.Where(study => study.IsDrawn).Select(study => study.Name).Order(),
            ChartRegistry.All.Select(chart => chart.Name).Order()
        );
        Assert.All(
            Expected,
            study =>
            {
                Assert.True(findings.ContainsKey(study.Name), study.Name);
                Assert.True(File.Exists(Folder.Data(study.Name)), study.Name);
                foreach (var format in (string[])["svg", "png"])
                    Assert.Equal(study.IsDrawn, File.Exists(Folder.Chart(study.Name, format)));
            }
        );
    }

    /// <summary>The folder of every study of the lab holds what <c>precopy lab report</c> makes of it.</summary>
    [Fact]
    public void The_reports_of_the_lab_are_those_of_the_committed_code()
    {
        var lab = RepositoryRoot.Combine("results/lab");
        Assert.SkipUnless(Directory.Exists(lab), "no study of the lab is committed");
        foreach (var folder in Directory.GetDirectories(lab))
        {
            var data = LabStudyFiles.Load(folder);
            var evidence = LabEvidence.Of(data);
            AssertAlike(
                LabCaseTable.Of(evidence),
                TableCsv.Load(Path.Combine(folder, "batches.csv"))
            );
            AssertAlike(
                LabEffectTable.Of(data),
                TableCsv.Load(Path.Combine(folder, "ablation.csv"))
            );
            AssertAlike(
                LabSummary.Of(evidence).ToJson().Split('\n', ' ', ','),
                File.ReadAllText(Path.Combine(folder, "summary.json")).Split('\n', ' ', ','),
                folder
            );
        }
    }

    private static void ComesOutTheSame(string name, StudyContext context)
    {
        var computed = StudyRegistry.All.Single(study => study.Name == name).Run(context);
        AssertAlike(computed.Data, TableCsv.Load(Folder.Data(name)));
        Assert.Equal(Findings.Load(Folder.Findings)[name], computed.Finding);
    }

    private static void AssertAlike(Table computed, Table committed)
    {
        Assert.Equal(committed.Columns, computed.Columns);
        Assert.Equal(committed.Rows.Count, computed.Rows.Count);
        for (var row = 0; row < committed.Rows.Count; row++)
            AssertAlike(computed.Rows[row], committed.Rows[row], $"row {row}");
    }

    private static void AssertAlike(
        IReadOnlyList<string> computed,
        IReadOnlyList<string> committed,
        string where
    )
    {
        Assert.Equal(committed.Count, computed.Count);
        Assert.All(
            committed.Zip(computed),
            cells => Assert.True(AreAlike(cells.First, cells.Second), $"{where}: {cells}")
        );
    }

    private static bool AreAlike(string left, string right) =>
        left == right
        || (
            double.TryParse(left, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(right, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= Tolerance * Math.Abs(a)
        );
}
