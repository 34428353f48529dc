using System.Diagnostics;
using PreCopy.Results;
using PreCopy.Tests.Studies;

namespace PreCopy.Tests.Cli;

/// <summary>
/// The verb <c>run</c> with a <c>dotnet</c> that plays the benchmarks' part: it lists two, leaves one class's report, or a race, where
/// it is told to, and then ends, fails or hangs. Only for systems with a shell.
/// </summary>
public sealed class RunFixture : IDisposable
{
    private const string Script = """
        #!/bin/sh
        filter='*'; artifacts=; out=
        for argument; do
          case $previous in --filter) filter=$argument ;; --artifacts) artifacts=$argument ;; --out) out=$argument ;; esac
          previous=$argument
        done
        here=$(dirname "$0")
        echo "$@" >> "$here/calls"
        echo "$PRECOPY_KERNEL" >> "$here/kernels"
        case "$*" in
          *'--list flat'*)
            for name in PreCopy.Benchmarks.KernelVariants.Migrate PreCopy.Benchmarks.LinkSharing.Simulate; do
              case $name in $filter) echo $name ;; esac
            done
            exit ;;
        esac
        end() {
          case $(cat "$here/ending") in
            hangs-later) if [ $(grep -c artifacts "$here/calls") -gt 2 ]; then echo $$ > "$here/pid"; exec sleep 600; fi ;;
            hangs) echo $$ > "$here/pid"; exec sleep 600 ;;
            fails) echo 'the link is down' >&2; exit 3 ;;
          esac
        }
        case "$*" in
          *'-- race '*)
            mkdir -p "$(dirname "$out")"
            cp "$here/race.csv" "$out"
            cp "$here/race-allocations.csv" "${out%.csv}-allocations.csv"
            echo 'race: launch 2 of 2, case 1 of 9: kernels, 1,000, about 5 s left' >&2
            end
            exit ;;
        esac
        echo '// ***** Found 2 benchmark(s) in total *****'
        echo '// Benchmark: KernelVariants.Migrate: short(IterationCount=15) [BatchSize=1000, Kernel=Scalar]'
        mkdir -p "$artifacts/results"
        cp "$here"/KernelVariants-* "$artifacts/results"
        echo '// ** Remained 1 (50.0 %) benchmark(s) to run. Estimated finish 2026-01-01 00:00 (0h 0m from now) **'
        echo '// Benchmark: LinkSharing.Simulate: short(IterationCount=15) [Concurrency=1, Split=equal]'
        end
        """;

    private readonly TemporaryFiles _files = new();

    public RunFixture()
    {
        File.Copy(
            RepositoryRoot.Combine("tests/PreCopy.Tests/Results/sample-report-full.json"),
            _files.PathOf("KernelVariants-report-full.json")
        );
        var answers = BenchmarkAnswers.NewTable();
        answers.Add(
            "PreCopy.Benchmarks.KernelVariants.Migrate(Kernel: \"Vector256, pipelined & unrolled\", BatchSize: 1000)",
            "KernelVariants.Migrate: dry(Toolchain=InProcessEmitToolchain, IterationCount=3, LaunchCount=1, RunStrategy=ColdStart, UnrollFactor=1, WarmupCount=1) [Kernel=Vecto(...)olled [31], BatchSize=1000]",
            "BatchSize=1000, Kernel=Scalar",
            "",
            double.NaN,
            double.NaN,
            "0123456789abcdef"
        );
        TableCsv.Save(answers, _files.PathOf("KernelVariants-answers.csv"));
        SyntheticRace.Complete().Save(_files.PathOf("race.csv"));
        End("well");
        if (OperatingSystem.IsWindows())
            return;
        _files.Write("dotnet", Script.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(
            _files.PathOf("dotnet"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    /// <summary>The folder that the runs write to.</summary>
    public ResultsFolder Results => new(_files.PathOf("results"));

    /// <summary>The arguments of each call of the benchmarks.</summary>
    public string[] Calls =>
        File.Exists(_files.PathOf("calls")) ? File.ReadAllLines(_files.PathOf("calls")) : [];

    /// <summary>The kernel that each call was forced to; empty where none was.</summary>
    public string[] Kernels => File.ReadAllLines(_files.PathOf("kernels"));

    /// <summary>The process that hangs.</summary>
    public int HangingProcess => int.Parse(File.ReadAllText(_files.PathOf("pid")));

    /// <summary>Whether it does already.</summary>
    public bool Hangs => File.Exists(_files.PathOf("pid"));

    /// <summary>Has the benchmarks end <c>well</c>, or <c>fails</c>, or <c>hangs</c>, or <c>hangs-later</c>, the third time.</summary>
    public void End(string how) => _files.Write("ending", how);

    /// <summary>Leaves no dotnet to run the benchmarks with.</summary>
    public void RemoveDotnet() => File.Delete(_files.PathOf("dotnet"));

    /// <summary>Runs <c>run --out</c> the folder, with more arguments, to its end.</summary>
    internal Task<PrecopyResult> RunAsync(CancellationToken cancel, params string[] arguments) =>
        VerbAsync(null, ["run", "--out", Results.Path, .. arguments], cancel);

    /// <summary>Runs any verb to its end, in a folder or in the current one.</summary>
    internal async Task<PrecopyResult> VerbAsync(
        string? folder,
        string[] arguments,
        CancellationToken cancel
    )
    {
        using var process = StartVerb(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts <c>run --out</c> the folder, with more arguments.</summary>
    internal Process Start(params string[] arguments) =>
        StartVerb(null, ["run", "--out", Results.Path, .. arguments]);

    /// <summary>Starts any verb, in a folder or in the current one.</summary>
    internal Process StartVerb(string? folder, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "precopy.dll"), .. arguments]
            )
            {
                WorkingDirectory = folder ?? "",
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_HOST_PATH"] = _files.PathOf("dotnet") },
            }
        )!;

    public void Dispose() => _files.Dispose();
}
