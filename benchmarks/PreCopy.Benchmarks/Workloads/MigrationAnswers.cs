using PreCopy.Benchmarks.Answers;
using PreCopy.Model;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>Room for the results of a workload, and their checksum.</summary>
public sealed class MigrationAnswers(int count)
{
    private readonly StaggeredArray<double> _totalSeconds = new(count, place: 4);
    private readonly StaggeredArray<double> _downtimeSeconds = new(count, place: 5);
    private readonly StaggeredArray<double> _bytesSent = new(count, place: 6);
    private readonly StaggeredArray<int> _liveRounds = new(count, place: 7);
    private readonly StaggeredArray<Outcome> _outcomes = new(count, place: 8);

    /// <summary>A hash of every bit of the results.</summary>
    public ulong Checksum
    {
        get
        {
            var checksum = new AnswerChecksum();
            checksum.Add<double>(_totalSeconds.Span);
            checksum.Add<double>(_downtimeSeconds.Span);
            checksum.Add<double>(_bytesSent.Span);
            checksum.Add<int>(_liveRounds.Span);
            checksum.Add<Outcome>(_outcomes.Span);
            return checksum.Value;
        }
    }

    /// <summary>The room for the migrations from one on, as a kernel fills it.</summary>
    public MigrationResults Slice(int start, int length) =>
        new()
        {
            TotalSeconds = _totalSeconds.Span.Slice(start, length),
            DowntimeSeconds = _downtimeSeconds.Span.Slice(start, length),
            BytesSent = _bytesSent.Span.Slice(start, length),
            LiveRounds = _liveRounds.Span.Slice(start, length),
            Outcomes = _outcomes.Span.Slice(start, length),
        };
}
