namespace PreCopy.Results;

/// <summary>A measurement joined with the answer beside it.</summary>
/// <param name="Key">What was measured.</param>
/// <param name="Measurement">Its times.</param>
/// <param name="Answer">The one row of its answer.</param>
internal sealed record MeasuredCase(
    BenchmarkKey Key,
    BenchmarkMeasurement Measurement,
    Table Answer
)
{
    /// <summary>Joins the reports in BenchmarkDotNet's artifacts folder with the answers beside them, in order of file name.</summary>
    /// <remarks>The answers are written last and whole: a report without them was interrupted, and is left out.</remarks>
    /// <exception cref="InvalidDataException">A report or an answers file is not one.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<MeasuredCase> Read(string artifactsFolder) =>
        Directory
            .EnumerateFiles(
                artifactsFolder,
                $"*{BenchmarkAnswers.FileSuffix}",
                SearchOption.AllDirectories
            )
            .Order(StringComparer.Ordinal)
            .SelectMany(OfClass);

    private static IEnumerable<MeasuredCase> OfClass(string path)
    {
        var answers = TableCsv.Load(path);
        var report = path[..^BenchmarkAnswers.FileSuffix.Length] + BenchmarkReport.FileSuffix;
        return BenchmarkReport.Load(report).Select(measured => Join(measured, answers));
    }

    private static MeasuredCase Join(BenchmarkMeasurement measured, Table answers)
    {
        var answer = answers
            .Where(BenchmarkAnswers.Benchmark, measured.FullName)
            .Where(BenchmarkAnswers.DisplayInfo, measured.DisplayInfo);
        if (answer.Rows.Count != 1)
            throw new InvalidDataException(
                $"{answers.Source}: {answer.Rows.Count} answers of {measured.FullName}, expected one"
            );
        return new(
            new(
                measured.Class,
                measured.Method,
                answer.Texts(BenchmarkAnswers.Parameters)[0],
                answer.Texts(BenchmarkTable.Job)[0]
            ),
            measured,
            answer
        );
    }
}
