using PreCopy.Results;

namespace PreCopy.Charts;

/// <summary>One chart with one message, drawn from its study's table alone, so that a committed CSV can be drawn again.</summary>
public interface IChart
{
    /// <summary>The study's name, and the name of the files: <c>makespan-vs-concurrency</c>.</summary>
    string Name { get; }

    /// <summary>The message as a sentence, true of these data: the chart's title.</summary>
    /// <exception cref="ArgumentException">The table lacks a column, a row or a number that the message needs.</exception>
    string Title(Table data);

    /// <summary>Draws the table into an empty figure.</summary>
    /// <exception cref="ArgumentException">The table lacks a column, a row or a number that the chart needs.</exception>
    void Draw(Figure figure, Table data);
}
