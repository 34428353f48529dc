using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Scenarios.Observations;

/// <summary>Whatever is wrong with a log is said in one line that names the place.</summary>
public sealed class GuestLogErrorTests
{
    private const string Measured = """{"status":"measured","calc-time":1,"dirty-rate":5}""";

    [Theory]
    [InlineData("", "empty; write CSV with a header, JSON")]
    [InlineData(" \n\t\n", "empty")]
    [InlineData("# nothing\n", "nothing but comments")]
    [InlineData("\0\u0001PNG", "not UTF-8 text")]
    [InlineData(
        "hello",
        "row 1: the header must name a column of times (seconds) and one of bytes"
    )]
    [InlineData("seconds,load\n1,2", "row 1: the header must name")]
    [InlineData("1,2\n3,4", "row 1: no header; name the columns")]
    [InlineData("seconds,bytes\n", "row 1: a header, but no samples")]
    [InlineData(
        "seconds,bytes\n1,2\n\n2,abc",
        "row 4, column 2 (bytes): 'abc' does not start with a number"
    )]
    [InlineData("seconds,bytes\n1,", "row 2, column 2 (bytes): '' is empty")]
    [InlineData("seconds,bytes\n1,2,3", "row 2: 3 cells, the header names 2 columns")]
    [InlineData("seconds,bytes\n0,2", "row 2, column 1 (seconds): '0' is out of range")]
    [InlineData("seconds,bytes\n1,-2", "row 2, column 2 (bytes): '-2' is out of range")]
    [InlineData("seconds,bytes\n1,5 XB", "has the unknown unit 'XB'")]
    [InlineData("time (parsec),bytes\n1,5", "has the unknown unit 'parsec'")]
    [InlineData("seconds,pages\n1,5 MiB", "row 2, column 2 (pages): '5 MiB' is not a number")]
    [InlineData(
        "seconds,bytes\n2,5\n1,6",
        "row 3, column 1 (seconds): the times go back from 2 s to 1 s"
    )]
    [InlineData("seconds,bytes\n1,5 MiB\n2,2 MiB", "row 3, column 2 (bytes): 2 MiB after 5 MiB")]
    [InlineData("seconds,bytes\n1,5\n{}", "row 3: 1 cells, the header names 2 columns")]
    [InlineData("memory,seconds\n1,2", "row 1: beside memory the header must name")]
    [InlineData("memory,total time,sent\n", "row 1: a header, but no migrations")]
    [InlineData(
        "memory,total time,sent,downtime\n1 GiB,2,1 GiB,2",
        "row 2, column 4 (downtime): the downtime is part"
    )]
    [InlineData(
        "memory,total time,sent,concurrency\n1 GiB,2,1 GiB,none",
        "row 2, column 4 (concurrency): 'none' is not a number of at least 1"
    )]
    public void A_table_that_is_none(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("{", "line 1, column 2: not JSON, or cut off")]
    [InlineData(Measured + "\n{\"status\":\"measu", "line 2, column 17: not JSON, or cut off")]
    [InlineData("[" + Measured + ",", "not JSON, or cut off")]
    [InlineData(Measured + "\nseconds,bytes", "line 2")]
    [InlineData("[]", "no reply of query-migrate or query-dirty-rate")]
    [InlineData("{\"return\":{}}", "no reply of query-migrate or query-dirty-rate")]
    [InlineData("[1]", "line 1: not a reply of QMP")]
    [InlineData("{\"a\":1}", "line 1: neither a reply of query-migrate nor of query-dirty-rate")]
    [InlineData(
        Measured + "\n{\"status\":\"active\"}",
        "line 2: replies of query-migrate and query-dirty-rate are mixed"
    )]
    [InlineData(
        """{"status":"measuring","calc-time":1}""",
        "line 1: no reply of query-dirty-rate has the status 'measured'"
    )]
    [InlineData("""{"status":"measured","calc-time":1}""", "line 1: 'dirty-rate' is missing")]
    [InlineData(
        """{"status":"measured","calc-time":0,"dirty-rate":1}""",
        "'calc-time' must be above 0"
    )]
    [InlineData(
        """{"status":"measured","calc-time":1,"dirty-rate":"1"}""",
        "'dirty-rate' '\"1\"' is not a number"
    )]
    [InlineData(
        """{"status":"measured","calc-time":1,"dirty-rate":-1}""",
        "'dirty-rate' '-1' is out of range"
    )]
    [InlineData(
        """{"status":"measured","calc-time":1,"calc-time-unit":"hour","dirty-rate":1}""",
        "'calc-time-unit' has the unknown unit 'hour'"
    )]
    [InlineData(
        """{"status":"measured","calc-time":1,"mode":"dirty-ring","dirty-rate":1}""",
        "'mode' dirty-ring counts writes"
    )]
    [InlineData(
        """{"status":"completed","ram":{}}""",
        "no report of a migration that is under way"
    )]
    [InlineData(
        """{"status":"active","ram":{"transferred":1}}""",
        "line 1: 'total-time' is missing"
    )]
    [InlineData(
        """{"status":"active","total-time":1,"ram":7}""",
        "line 1: 'ram' must be an object"
    )]
    [InlineData(
        """{"status":"active","total-time":1,"ram":{"transferred":1}}""",
        "line 1: 'ram.dirty-sync-count' is missing"
    )]
    public void Replies_that_are_none(string text, string message) => Refused(text, message);

    [Theory]
    [InlineData("Job type: None\n", "no report of a migration that is under way")]
    [InlineData(
        "Job type: Unbounded\nTime elapsed: 5 ms\n",
        "line 1: the report that begins here has no 'Memory processed'"
    )]
    [InlineData(
        "Job type: Unbounded\nseconds,bytes\n",
        "line 2: 'seconds,bytes' is no line of virsh domjobinfo"
    )]
    [InlineData(
        "Job type: Unbounded\nIteration: 1\nIteration: 2\n",
        "line 3: 'Iteration' is there twice in the report that begins in line 1"
    )]
    [InlineData(
        "Job type: Unbounded\nMemory processed: 5 XB\n",
        "line 2: Memory processed: '5 XB' has the unknown unit"
    )]
    [InlineData(
        "Job type: Unbounded\nPage size: small\n",
        "line 2: Page size: 'small' is not a count"
    )]
    public void Reports_that_are_none(string text, string message) => Refused(text, message);

    [Fact]
    public void Progress_that_goes_back()
    {
        var later = Logs.Reply(5, 2, 100, 500);
        Refused(
            $"{later}\n{Logs.Reply(4, 2, 100, 500)}",
            "line 2: the time goes back from 5 to 4 s"
        );
        Refused(
            $"{later}\n{Logs.Reply(6, 1, 100, 500)}",
            "line 2: the round goes back from 2 to 1"
        );
        Refused($"{later}\n{Logs.Reply(6, 2, 100, 400)}", "line 2: what was sent goes back");
        Refused(
            Logs.Report(5, 2, 100, 500) + Logs.Report(4, 2, 100, 500),
            "line 15: the time goes back from 5 to 4 s; a log is of one migration, in order"
        );
    }

    [Fact]
    public void Logs_that_are_too_large()
    {
        var rows = string.Concat(Enumerable.Range(1, 1001).Select(i => $"{i},{i}\n"));
        Refused($"seconds,bytes\n{rows}", "row 1002: more than 1000 rows");
        var replies = string.Concat(Enumerable.Repeat($"{Measured}\n", 1001));
        Refused(replies, "line 1001: more than 1000 samples");
        var migrations = string.Concat(Enumerable.Repeat("1 GiB,2,1 GiB\n", 201));
        Refused($"memory,total time,sent\n{migrations}", "row 202: more than 200 migrations");
        Refused(new string(' ', (64 << 20) + 1), "larger than 64 MiB");
    }

    private static void Refused(string text, string message)
    {
        var problem = Assert.Throws<InputException>(() => Logs.Read(text));
        Assert.Contains(message, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }
}
