using PreCopy.Benchmarks.Answers;
using PreCopy.Model;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>Room for the results of a workload, and their checksum.</summary>
public sealed class MigrationAnswers(int count)
{
    private readonly double[] _totalSeconds = new double[count];
    private readonly double[] _downtimeSeconds = new double[count];
    private readonly double[] _bytesSent = new double[count];
    private readonly int[] _liveRounds = new int[count];
    private readonly Outcome[] _outcomes = new Outcome[count];

    /// <summary>A hash of every bit of the results.</summary>
    public ulong Checksum
    {
        get
        {
            var checksum = new AnswerChecksum();
            checksum.Add<double>(_totalSeconds);
            checksum.Add<double>(_downtimeSeconds);
            checksum.Add<double>(_bytesSent);
            checksum.Add<int>(_liveRounds);
            checksum.Add<Outcome>(_outcomes);
            return checksum.Value;
        }
    }

    /// <summary>The room for the migrations from one on, as a kernel fills it.</summary>
    public MigrationResults Slice(int start, int length) =>
        new()
        {
            TotalSeconds = _totalSeconds.AsSpan(start, length),
            DowntimeSeconds = _downtimeSeconds.AsSpan(start, length),
            BytesSent = _bytesSent.AsSpan(start, length),
            LiveRounds = _liveRounds.AsSpan(start, length),
            Outcomes = _outcomes.AsSpan(start, length),
        };
}
