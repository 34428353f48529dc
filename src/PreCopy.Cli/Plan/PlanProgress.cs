using System.Globalization;
using PreCopy.Cli.Run;

namespace PreCopy.Cli.Plan;

/// <summary>How far a plan is, in percent, on a terminal; the planner may report from any thread.</summary>
internal sealed class PlanProgress(Progress progress) : IProgress<double>
{
    private readonly Lock _lock = new();
    private int _shown = -1;

    /// <inheritdoc/>
    public void Report(double value)
    {
        var percent = (int)(100 * value);
        lock (_lock)
        {
            if (percent <= _shown)
                return;
            _shown = percent;
            progress.Hint(string.Create(CultureInfo.InvariantCulture, $"planning: {percent} %"));
        }
    }
}
