using System.Globalization;
using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>The rows of one benchmark class in a table of measurements.</summary>
internal static class MeasuredRows
{
    /// <summary>The class's rows of the suite's own job, or an error that says how to get them.</summary>
    /// <exception cref="MissingMeasurementsException">There are none.</exception>
    public static Table Of(StudyContext context, string benchmarkClass)
    {
        var rows = context.Benchmarks?.Where("class", benchmarkClass).Where("job", "");
        return rows is { Rows.Count: > 0 }
            ? rows
            : throw new MissingMeasurementsException(
                $"needs measurements of {benchmarkClass}: run the benchmarks first"
            );
    }

    /// <summary>The value of a parameter in a cell like <c>Kernel=Scalar, BatchSize=1000</c>.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public static string Parameter(string parameters, string name) =>
        parameters
            .Split(", ")
            .Select(parameter => parameter.Split('=', 2))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0] == name)
            ?[1]
        ?? throw new ArgumentException(
            $"no parameter '{name}' in '{parameters}'",
            nameof(parameters)
        );

    /// <summary>The value of a whole-number parameter.</summary>
    public static int Count(string parameters, string name) =>
        int.Parse(Parameter(parameters, name), CultureInfo.InvariantCulture);
}
