using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PreCopy.Cli.Run;

/// <summary>How far the benchmarks are, read from what BenchmarkDotNet prints.</summary>
/// <param name="job">The job, for a first guess at the time.</param>
/// <param name="clock">Seconds since the benchmarks were started.</param>
internal sealed partial class BenchmarkProgress(string job, Func<double> clock)
{
    private const double BuildSeconds = 30;
    private const int UsualCases = 40;

    private int _total;
    private int _done;
    private double _firstCaseSeconds = double.NaN;
    private string _case = "";

    /// <summary>Starts at the first guess, with a clock of its own.</summary>
    public static BenchmarkProgress Start(string job)
    {
        var watch = Stopwatch.StartNew();
        return new(job, () => watch.Elapsed.TotalSeconds);
    }

    /// <summary>Where things stand, with the time that is left.</summary>
    public string Text =>
        _case.Length == 0
            ? $"building the benchmarks, {About(SecondsLeft)}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"benchmark {_done + 1} of {_total}: {_case}, {About(SecondsLeft)}"
            );

    /// <summary>Seconds until the last benchmark ends: by the pace so far, before there is one by the job.</summary>
    public double SecondsLeft
    {
        get
        {
            var seconds = clock();
            if (double.IsNaN(_firstCaseSeconds))
                return Math.Max(BuildSeconds - seconds, 0)
                    + (_total == 0 ? UsualCases : _total) * GuessedCaseSeconds;
            var pace = _done == 0 ? GuessedCaseSeconds : (seconds - _firstCaseSeconds) / _done;
            return (_total - _done) * pace;
        }
    }

    private double GuessedCaseSeconds =>
        job switch
        {
            "dry" => 0.2,
            "short" => 3,
            _ => 20,
        };

    /// <summary>Reads a line; true when it changed where things stand.</summary>
    public bool Read(string line)
    {
        if (FoundLine().Match(line) is { Success: true } found)
        {
            _total = Count(found);
            return _total > 0;
        }
        if (RemainedLine().Match(line) is { Success: true } remained)
        {
            _done = _total - Count(remained);
            return false;
        }
        if (CaseLine().Match(line) is { Success: true } started)
        {
            if (double.IsNaN(_firstCaseSeconds))
                _firstCaseSeconds = clock();
            _case = started.Groups["name"].Value + Parameters(started);
            return true;
        }
        return false;
    }

    private static string Parameters(Match started) =>
        started.Groups["parameters"] is { Success: true } parameters ? $" {parameters.Value}" : "";

    private static int Count(Match match) =>
        int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);

    /// <summary>A rough time left, in words.</summary>
    public static string About(double seconds) =>
        seconds < 60 ? $"about {5 * Math.Ceiling(seconds / 5):0} s left"
        : seconds < 600 ? $"about {(int)seconds / 60} min {(int)seconds % 60 / 10 * 10} s left"
        : $"about {seconds / 60:0} min left";

    [GeneratedRegex(@"^// \*+ Found (?<count>\d+) benchmark\(s\) in total")]
    private static partial Regex FoundLine();

    [GeneratedRegex(@"^// \*\* Remained (?<count>\d+) ")]
    private static partial Regex RemainedLine();

    [GeneratedRegex(@"^// Benchmark: (?<name>[^:]+): .*?(?<parameters>\[[^\[]*\])?$")]
    private static partial Regex CaseLine();
}
