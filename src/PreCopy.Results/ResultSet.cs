using System.Globalization;

namespace PreCopy.Results;

/// <summary>
/// The measurements in a folder: <c>manifest.json</c>, <c>data/benchmarks.csv</c> and <c>data/benchmark-samples.csv</c>. The
/// folder is one of results, or a baseline in it.
/// </summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">Where, when and how they were taken.</param>
/// <param name="Benchmarks">The table of the measurements.</param>
/// <param name="Cases">Its rows with their samples, in the same order.</param>
public sealed record ResultSet(
    string Path,
    Manifest Manifest,
    Table Benchmarks,
    IReadOnlyList<ResultSetCase> Cases
)
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">
    /// There is no such folder, a file is missing, or one is not what its name says; the message names the file.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ResultSet Load(string path)
    {
        if (!Directory.Exists(path))
            throw new InvalidDataException($"{path}: no such folder");
        var folder = new ResultsFolder(path);
        foreach (
            var file in new[]
            {
                folder.Manifest,
                folder.Data(ResultsFolder.Benchmarks),
                folder.Data(ResultsFolder.Samples),
            }
        )
            if (!File.Exists(file))
                throw new InvalidDataException(
                    $"{file}: not there; 'precopy run' writes manifest, measurements and samples"
                );

        var benchmarks = BenchmarkTable.Load(folder.Data(ResultsFolder.Benchmarks));
        var samples = BenchmarkSamples.Load(folder.Data(ResultsFolder.Samples));
        return new(
            path,
            Manifest.Load(folder.Manifest)!,
            benchmarks,
            Join(benchmarks, ReadSamples(samples), samples.Source!)
        );
    }

    private static List<ResultSetCase> Join(
        Table benchmarks,
        ILookup<BenchmarkKey, BenchmarkSample> samples,
        string samplesSource
    )
    {
        var keys = BenchmarkKey.InRows(benchmarks);
        if (keys.GroupBy(key => key).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new InvalidDataException($"{benchmarks.Source}: {twice.Key} is there twice");
        var known = keys.ToHashSet();
        if (samples.FirstOrDefault(taken => !known.Contains(taken.Key)) is { } stray)
            throw new InvalidDataException(
                $"{samplesSource}: samples of {stray.Key}, which {benchmarks.Source} does not have"
            );
        var checksums = benchmarks.Texts(BenchmarkTable.Checksum);
        return
        [
            .. keys.Select((key, row) => new ResultSetCase(key, [.. samples[key]], checksums[row])),
        ];
    }

    private static ILookup<BenchmarkKey, BenchmarkSample> ReadSamples(Table table)
    {
        var launches = table.Texts(BenchmarkSamples.Launch);
        var times = table.Texts(BenchmarkSamples.Time);
        return BenchmarkKey
            .InRows(table)
            .Select((key, row) => (key, sample: new BenchmarkSample(Launch(row), Time(row))))
            .ToLookup(taken => taken.key, taken => taken.sample);

        int Launch(int row) =>
            int.TryParse(
                launches[row],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var launch
            )
            && launch > 0
                ? launch
                : throw Bad(row, BenchmarkSamples.Launch, launches[row], "a number from 1");

        double Time(int row) =>
            double.TryParse(
                times[row],
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var time
            ) && time is >= 0 and < double.PositiveInfinity
                ? time
                : throw Bad(row, BenchmarkSamples.Time, times[row], "a time of 0 ns or more");

        InvalidDataException Bad(int row, string column, string cell, string allowed) =>
            new($"{table.Source}: row {row + 2}, column '{column}': '{cell}' is not {allowed}");
    }
}
