using PreCopy.Benchmarks.Race;

namespace PreCopy.Tests.Benchmarks.Race;

/// <summary>A clock that only contenders move, and a note of who ran.</summary>
internal sealed class FakeTrack : RaceClock
{
    private double _now;

    /// <summary>Everyone's passes, in the order in which they ran.</summary>
    public List<string> Ran { get; } = [];

    public override double Nanoseconds => _now;

    /// <summary>A contender of ten operations whose every pass takes as long.</summary>
    public Contender Contender(string name, double nanoseconds) =>
        new(
            name,
            Operations: 10,
            () =>
            {
                _now += nanoseconds;
                Ran.Add(name);
            }
        );
}
