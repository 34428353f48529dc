using System.Text;
using PreCopy.Lab.Evidence;
using Xunit;

namespace PreCopy.Tests.Lab.Evidence;

public sealed class CommittedLabTests
{
    private static string Manifest =>
        File.ReadAllText(Path.Combine(EvidenceSamples.Folder, "manifest.json"));

    [Fact]
    public void The_newest_of_several_machines_is_taken() =>
        Assert.Equal(
            2027,
            Newest(("lab/old", 2026), (@"lab\new", 2027), ("lab/older", 2025))!.DateUtc.Year
        );

    [Fact]
    public void Without_a_study_there_is_none() =>
        Assert.Null(CommittedLab.NewestOf(["other.txt"], _ => null));

    [Fact]
    public void A_study_without_its_VMs_is_named() =>
        Assert.Equal(
            "results/lab/half/vms.csv: not there",
            Assert
                .Throws<InvalidDataException>(() =>
                    CommittedLab.NewestOf(
                        ["lab/half/manifest.json"],
                        _ => new MemoryStream(Encoding.UTF8.GetBytes(Manifest))
                    )
                )
                .Message
        );

    [Fact]
    public void What_is_committed_is_what_was_built_in()
    {
        var folder = RepositoryRoot.Combine("results/lab");
        var newest = Directory.Exists(folder)
            ? Directory
                .GetDirectories(folder)
                .Select(LabStudyFiles.Load)
                .MaxBy(study => study.DateUtc)
            : null;

        Assert.Equal(newest?.DateUtc, CommittedLab.Latest?.DateUtc);
        Assert.Equal(newest?.Records.Count, CommittedLab.Latest?.Records.Count);
        Assert.Equal(newest?.Trace.Count, CommittedLab.Latest?.Trace.Count);
    }

    private static LabStudyData? Newest(params (string Folder, int Year)[] studies) =>
        CommittedLab.NewestOf(
            studies.SelectMany(study =>
                (string[])
                    [
                        $"{study.Folder}/manifest.json",
                        $"{study.Folder}/vms.csv".Replace(
                            '/',
                            study.Folder.Contains('\\') ? '\\' : '/'
                        ),
                    ]
            ),
            name =>
                name.EndsWith("vms.csv", StringComparison.Ordinal)
                    ? File.OpenRead(Path.Combine(EvidenceSamples.Folder, "vms.csv"))
                    : new MemoryStream(
                        Encoding.UTF8.GetBytes(
                            Manifest.Replace(
                                "2026-01-02",
                                $"{studies.Single(study => name.StartsWith($"{study.Folder}/", StringComparison.Ordinal)).Year}-01-02"
                            )
                        )
                    )
        );
}
