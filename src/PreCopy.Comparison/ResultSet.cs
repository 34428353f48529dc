using PreCopy.Results;

namespace PreCopy.Comparison;

/// <summary>What a folder of results measured, as one side of a comparison.</summary>
public static class ResultSet
{
    /// <summary>Reads <c>data/benchmark-samples.csv</c>, and the checksums of the answers in <c>data/benchmarks.csv</c>.</summary>
    /// <exception cref="InvalidDataException">A file is not there or not such a table.</exception>
    /// <exception cref="FormatException">A cell is not a number; the message names file, row and column.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<MeasuredBenchmark> Load(ResultsFolder folder)
    {
        var path = folder.Data(ResultsFolder.Samples);
        if (!File.Exists(path))
            throw new InvalidDataException(
                $"{path}: not there; results measured before every iteration was kept cannot be compared"
            );
        return Of(
            BenchmarkSamples.Load(path),
            BenchmarkTable.Load(folder.Data(ResultsFolder.Benchmarks))
        );
    }

    /// <summary>The benchmarks in a table of samples, with their checksums from the table of benchmarks.</summary>
    /// <exception cref="FormatException">A cell is not a number; the message names source, row and column.</exception>
    public static IReadOnlyList<MeasuredBenchmark> Of(Table samples, Table benchmarks)
    {
        var checksums = BenchmarkKey
            .InRows(benchmarks)
            .Zip(benchmarks.Texts(BenchmarkTable.Checksum))
            .ToLookup(row => row.First, row => row.Second);
        var launches = samples.Numbers(BenchmarkSamples.Launch);
        var times = samples.Numbers(BenchmarkSamples.Time);
        return
        [
            .. BenchmarkKey
                .InRows(samples)
                .Select((key, row) => (key, launch: launches[row], time: times[row]))
                .GroupBy(sample => sample.key)
                .Select(rows => new MeasuredBenchmark(
                    rows.Key,
                    [
                        .. rows.GroupBy(row => row.launch)
                            .Select(launch => launch.Select(row => row.time).ToArray()),
                    ],
                    checksums[rows.Key].FirstOrDefault("")
                )),
        ];
    }
}
