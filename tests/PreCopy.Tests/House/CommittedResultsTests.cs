using System.Globalization;
using PreCopy.Charts;
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

    [Theory]
    [MemberData(nameof(Simulated))]
    public void A_simulated_study_comes_out_the_same(string name)
    {
        var study = StudyRegistry.All.Single(study => study.Name == name);
        var computed = study.Run(new(null, TestContext.Current.CancellationToken));
        var committed = TableCsv.Load(Folder.Data(name));
        Assert.Equal(committed.Columns, computed.Data.Columns);
        Assert.Equal(committed.Rows.Count, computed.Data.Rows.Count);
        for (var row = 0; row < committed.Rows.Count; row++)
            Assert.All(
                committed.Rows[row].Zip(computed.Data.Rows[row]),
                cells => Assert.True(AreAlike(cells.First, cells.Second), $"row {row}: {cells}")
            );
        Assert.Equal(Findings.Load(Folder.Findings)[name], computed.Finding);
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
            StudyRegistry.All,
            study =>
            {
                Assert.True(findings.ContainsKey(study.Name), study.Name);
                Assert.True(File.Exists(Folder.Data(study.Name)), study.Name);
                foreach (var format in (string[])["svg", "png"])
                    Assert.Equal(study.IsDrawn, File.Exists(Folder.Chart(study.Name, format)));
            }
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
