using PreCopy.Scenarios;

namespace PreCopy.Cli.Simulate;

/// <summary>
/// One scenario a line in, one result a line out, in order. A bad line gives an error in its place and the rest go on;
/// lines of white space give nothing.
/// </summary>
internal static class ScenarioLines
{
    /// <summary>Simulates every line; results reach <paramref name="output"/> no later than the next wait for input.</summary>
    /// <exception cref="InputException">Some lines were bad, or the input ends badly; thrown when the rest is done.</exception>
    public static void Run(Stream input, Stream output, CancellationToken cancel)
    {
        using var buffered = new BufferedStream(output, 1 << 16);
        using var json = new ResultJson(buffered);
        var simulator = new Simulator();
        var lines = new LineReader(input, buffered.Flush);
        var (number, bad, firstBad) = (0, 0, "");
        while (!cancel.IsCancellationRequested && lines.TryRead(out var line))
        {
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            try
            {
                json.Write(simulator.Run(ScenarioReader.ReadLine(line, number)));
            }
            catch (InputException exception)
            {
                json.WriteError(exception.Message);
                if (bad++ == 0)
                    firstBad = exception.Message;
            }
        }

        buffered.Flush();
        cancel.ThrowIfCancellationRequested();
        if (bad > 0)
            throw new InputException($"{bad} of {number} lines are bad; the first: {firstBad}");
    }
}
