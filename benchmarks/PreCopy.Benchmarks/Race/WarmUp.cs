using System.Runtime;

namespace PreCopy.Benchmarks.Race;

/// <summary>Runs code until the compiler is through with it.</summary>
public static class WarmUp
{
    /// <summary>Calls of a method in a phase: after thirty the runtime compiles it again.</summary>
    public const int Calls = 40;

    // It waits for a tenth of a second of peace before it does.
    private const int PauseMilliseconds = 150;

    // Unoptimized, instrumented, optimized; and one more for what was inlined only then.
    private const int FewestPhases = 4;
    private const int MostPhases = 12;

    /// <summary>Calls everything in turn until a whole phase leaves nothing to compile.</summary>
    public static void Run(IReadOnlyList<Contender> contenders)
    {
        for (var phase = 1; phase <= MostPhases; phase++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            foreach (var contender in contenders)
                contender.WarmUp();
            Thread.Sleep(PauseMilliseconds);
            if (phase >= FewestPhases && JitInfo.GetCompiledMethodCount() == compiled)
                return;
        }
    }
}
