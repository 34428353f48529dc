using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class BaselineNameTests
{
    [Theory]
    [InlineData("AMD EPYC", "amd-epyc")]
    [InlineData(
        "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz",
        "intel-xeon-platinum-8370c-cpu-2-80ghz"
    )]
    [InlineData("../../etc", "etc")]
    [InlineData("日本", "unknown-processor")]
    [InlineData("", "unknown-processor")]
    public void A_processors_folder_is_a_safe_file_name(string processor, string folder) =>
        Assert.Equal(folder, BaselineName.ProcessorFolder(processor));

    [Theory]
    [InlineData("a")]
    [InlineData("v1.2.0")]
    [InlineData("Before_my-change")]
    public void A_plain_name_is_one(string name) => Assert.True(BaselineName.IsValid(name));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("ends.")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:")]
    [InlineData("two words")]
    [InlineData("line\n")]
    [InlineData("é")]
    public void What_could_leave_the_folder_or_break_a_file_name_is_none(string name) =>
        Assert.False(BaselineName.IsValid(name));

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Assert.True(BaselineName.IsValid(new string('a', 64)));
        Assert.False(BaselineName.IsValid(new string('a', 65)));
    }
}
