using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class TableMarkdownTests
{
    [Fact]
    public void Numbers_stand_to_the_right_with_two_decimals_at_most()
    {
        var table = new Table("model", "error (%)", "gap");
        table.Add("a|b", -1.004, double.NaN);
        table.Add("c", 12.3456, "");

        Assert.Equal(
            """
            | model | error (%) | gap |
            | --- | --: | --- |
            | a\|b | −1 | |
            | c | 12.35 | |

            """.Replace("| |", "|  |"),
            TableMarkdown.Format(table)
        );
    }
}
