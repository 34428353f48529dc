using System.Globalization;
using System.Text.Json.Serialization;

namespace PreCopy.Lab.Evidence;

/// <summary>What the predictions of a whole study were meant to reach.</summary>
/// <param name="Goal">What of them, in words.</param>
/// <param name="Limit">What the figure may be at most: a fraction, or a count.</param>
/// <param name="Figure">What it is; <see langword="null"/> where there was nothing to compare.</param>
/// <param name="IsCount">Whether it is a count.</param>
public sealed record LabGoal(string Goal, double Limit, double? Figure, bool IsCount = false)
{
    /// <summary>Whether it is reached.</summary>
    public bool Reached => Figure <= Limit;

    /// <summary>The limit for people: <c>0.5 %</c>, <c>0</c>.</summary>
    [JsonIgnore]
    public string LimitText => Text(Limit);

    /// <summary>The figure for people.</summary>
    [JsonIgnore]
    public string FigureText => Figure is { } known ? Text(known) : "not measured";

    private string Text(double value) =>
        IsCount
            ? value.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.##} %");
}
