using System.Text.Json;
using PreCopy.Validation;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The verb <c>validate</c>: its JSON, its table and its answer.</summary>
public sealed class ValidateTests
{
    private static readonly string[] Keys =
    [
        "group",
        "case",
        "quantity",
        "unit",
        "predicted",
        "published",
        "error",
        "bandLow",
        "bandHigh",
        "bandReason",
        "contrast",
        "passed",
        "source",
        "fitted",
    ];

    private static Task<PrecopyResult> Run(params string[] options) =>
        Precopy.RunAsync(["validate", .. options], cancel: TestContext.Current.CancellationToken);

    [Fact]
    public async Task Json_is_one_document_with_the_keys_of_the_help()
    {
        var document = Assert.Single((await Run("--json")).Documents());
        var checks = document.GetProperty("checks").EnumerateArray().ToArray();

        Assert.Equal(
            ["checks", "findings", "unchecked", "passed", "failed"],
            document.EnumerateObject().Select(property => property.Name)
        );
        Assert.All(
            checks,
            check => Assert.Equal(Keys, check.EnumerateObject().Select(property => property.Name))
        );
        Assert.Equal(checks.Length, document.GetProperty("passed").GetInt32());
        Assert.Equal(0, document.GetProperty("failed").GetInt32());
        Assert.All(
            document.GetProperty("unchecked").EnumerateArray(),
            each => Assert.NotEqual("", each.GetProperty("reason").GetString())
        );
    }

    [Fact]
    public async Task Json_has_null_for_never()
    {
        var document = Assert.Single((await Run("--json")).Documents());
        var never = document
            .GetProperty("checks")
            .EnumerateArray()
            .First(check => check.GetProperty("case").GetString() == "100 Mibit/s, limit 125 ms");

        foreach (var key in (string[])["predicted", "published", "bandLow", "bandHigh"])
            Assert.Equal(JsonValueKind.Null, never.GetProperty(key).ValueKind);
        Assert.True(never.GetProperty("passed").GetBoolean());
        Assert.Equal(0, never.GetProperty("error").GetDouble());
    }

    [Fact]
    public async Task The_table_names_every_source_and_ends_with_a_verdict()
    {
        var result = await Run();
        var report = ValidationReport.Run();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.All(report.Groups, group => Assert.Contains($"{group.Name}: ", result.Output));
        Assert.All(report.Unchecked, each => Assert.Contains(each.Case, result.Output));
        Assert.Equal(
            $"All {report.Passed} predictions fall in their bands; {report.Unchecked.Count} published results could not be checked.",
            result.Output.TrimEnd().Split('\n')[^1]
        );
    }
}
