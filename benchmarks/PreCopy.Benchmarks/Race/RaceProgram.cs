using System.Runtime.InteropServices;
using PreCopy.Benchmarks.Peers;

namespace PreCopy.Benchmarks.Race;

/// <summary>The command <c>race</c>: the launches one after another, or one of them.</summary>
public static class RaceProgram
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int BadUsage = 2;
    private const int Interrupted = 130;

    /// <summary>Runs it.</summary>
    /// <param name="words">The arguments after the word.</param>
    /// <param name="defaultFolder">Where the file goes when none is named.</param>
    /// <returns>0 done, 1 a launch failed, 2 bad usage, 130 interrupted; what was finished is kept.</returns>
    public static async Task<int> RunAsync(string[] words, string defaultFolder)
    {
        var (arguments, problem) = RaceArguments.Parse(words, defaultFolder);
        if (arguments is null)
            return Fail(problem, BadUsage);
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            if (arguments.Launch is { } number)
                new RaceLaunch(arguments.Job, number, new RaceClock(), Console.Error.WriteLine)
                    .Run(RaceCases.Of(arguments.Job), cancel.Token)
                    .Save(arguments.Out);
            else
            {
                if (!NativePeers.IsAvailable)
                    Console.Error.WriteLine($"race: {NativePeers.WhyMissing}");
                await new RaceRunner(
                    arguments,
                    new RaceChild(arguments.Job).RunAsync,
                    text => Console.Error.WriteLine($"race: {text}")
                ).RunAsync(cancel.Token);
            }
            return Done;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (Exception exception)
            when (exception is RaceFailedException or IOException or UnauthorizedAccessException)
        {
            return Fail($"race: {exception.Message}", Failed);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancel.Cancel();
        }
    }

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return exitCode;
    }
}
