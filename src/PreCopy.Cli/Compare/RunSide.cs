using PreCopy.Cli.Run;
using PreCopy.Model.Kernels;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>A side that is measured now: a kernel of this clone, another clone, or a git revision.</summary>
/// <param name="name">As the user named it.</param>
/// <param name="checkout">The clone it is built from.</param>
/// <param name="folder">Where its results are kept.</param>
/// <param name="worktree">The temporary clone to remove in the end.</param>
/// <param name="kernel">The kernel to force.</param>
internal sealed class RunSide(
    string name,
    Checkout checkout,
    ResultsFolder folder,
    TemporaryWorktree? worktree = null,
    string? kernel = null
) : IDisposable
{
    private readonly BenchmarkChild _child = new(checkout) { Kernel = kernel };
    private Manifest? _manifest;
    private Table? _samples;

    /// <summary>As the user named it.</summary>
    public string Name => name;

    /// <summary>Whether the sides differ in the kernel and not in the program.</summary>
    public bool IsKernel => kernel is not null;

    /// <summary>How many launches are measured.</summary>
    public int Launches { get; private set; }

    /// <summary>Finds what a name means.</summary>
    /// <exception cref="InputException">It means nothing.</exception>
    public static RunSide Resolve(string role, string name, Checkout here, ResultsFolder folder)
    {
        var kernel = KernelRegistry.Available.FirstOrDefault(kernel =>
            kernel.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        if (kernel is not null)
            return new(name, here, folder, kernel: kernel.Name);
        if (File.Exists(Path.Combine(name, "Benchmarks.sln")))
            return new(name, new(Path.GetFullPath(name)), folder);
        if (TemporaryWorktree.Add(here, name) is { } worktree)
            return new(name, worktree.Checkout, folder, worktree);
        throw new InputException(
            $"{role} '{name}': neither a clone's folder nor a git revision nor a kernel; the kernels are: {string.Join(", ", KernelRegistry.Available.Select(kernel => kernel.Name))}"
        );
    }

    /// <summary>Builds the benchmarks and sees that the filter chooses some.</summary>
    /// <exception cref="InputException">It does not, or they cannot be built.</exception>
    public async Task BuildAsync(string filter, string job, CancellationToken cancellation)
    {
        var (exitCode, lines) = await _child.ListAsync(filter, cancellation);
        if (exitCode != 0)
            throw new InputException(
                $"{name}: the benchmarks cannot be built: {string.Join(" ", lines.TakeLast(3))}"
            );
        if (lines.Count == 0)
            throw new InputException($"{name}: --filter {filter}: matches no benchmark");
        _child.IsBuilt = true;
        _manifest = Manifest.Now(
            checkout.Path,
            $"precopy compare --run, {name}: --job {job} --filter '{filter}'",
            job
        );
    }

    /// <summary>Measures one launch and keeps it in the folder, beside the earlier ones.</summary>
    /// <exception cref="InputException">The benchmarks failed.</exception>
    public async Task MeasureAsync(
        string filter,
        string job,
        Action<string> onLine,
        CancellationToken cancellation
    )
    {
        var artifacts = checkout.RunArtifacts;
        try
        {
            var (exitCode, tail) = await _child.RunAsync(
                [job, "--filter", filter, "--artifacts", artifacts, "--launchCount", "1"],
                onLine,
                cancellation
            );
            if (exitCode != 0)
                throw new InputException(
                    $"{name}: the benchmarks failed with exit code {exitCode}: {string.Join(" ", tail.TakeLast(3))}"
                );
            Keep(artifacts);
        }
        finally
        {
            if (Directory.Exists(artifacts))
                Directory.Delete(artifacts, recursive: true);
        }
    }

    /// <summary>What is measured so far.</summary>
    /// <exception cref="InputException">It cannot be read again.</exception>
    public ComparedSide Measured() => ComparedSide.Of(name, folder.Path);

    /// <inheritdoc/>
    public void Dispose() => worktree?.Dispose();

    private void Keep(string artifacts)
    {
        var measured = Stored.Read(() => BenchmarkSamples.Read(artifacts));
        var benchmarks = Stored.Read(() => BenchmarkTable.Read(artifacts));
        Launches++;
        _samples ??= new(measured.Columns);
        var launch = measured.Columns.ToList().IndexOf(BenchmarkSamples.Launch);
        foreach (var row in measured.Rows)
            _samples.Add([.. row.Select((cell, i) => i == launch ? (object)Launches : cell)]);
        TableCsv.Save(_samples, folder.Data(ResultsFolder.Samples));
        TableCsv.Save(benchmarks, folder.Data(ResultsFolder.Benchmarks));
        _manifest!.Save(folder.Manifest);
    }
}
