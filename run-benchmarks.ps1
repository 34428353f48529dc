<#
.SYNOPSIS
Runs the PreCopy suite: every study, the benchmarks, every chart and the results page.

.DESCRIPTION
Builds PreCopy and runs its main job, the same as
    dotnet run -c Release --project src/PreCopy.Cli -- run
It needs nothing but the .NET 10 SDK, and runs in Windows PowerShell 5.1 and in PowerShell 7 on Windows, Linux and
macOS, from any current directory. The last lines of the output say where the charts are and what they show.

.PARAMETER Job
How long to measure: dry (each benchmark once, no usable timings), short (the default, a few minutes) or full
(timings to publish).

.PARAMETER Filter
Measure only the benchmarks whose name matches this pattern; * stands for anything.

.PARAMETER Out
The folder for data, charts and the results page, relative to the current directory. The command's own default
when left out.

.PARAMETER SaveBaseline
Keep what this run measures under this name as well, to compare later runs with.

.PARAMETER Force
Let SaveBaseline replace a baseline of that name.

.EXAMPLE
./run-benchmarks.ps1

The usual run.

.EXAMPLE
./run-benchmarks.ps1 -Job dry

Does everything work here? Each benchmark once, every study and every chart.

.EXAMPLE
./run-benchmarks.ps1 -Job full -Filter *Kernel* -Out kernel-results

The kernel benchmarks alone, measured thoroughly, with the outcome in a folder of its own.

.EXAMPLE
./run-benchmarks.ps1 -SaveBaseline before-my-change

The usual run, kept under a name in results/PROCESSOR/.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File run-benchmarks.ps1 -Job short

From the Windows command prompt, where scripts may be switched off by default.

.NOTES
Exit codes: 0 done; 1 the build or a benchmark failed; 2 bad usage, or the .NET SDK is missing; 130 interrupted
(what was finished is kept).
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [ValidateSet('dry', 'short', 'full')]
    [string] $Job = 'short',

    [ValidateNotNullOrEmpty()]
    [string] $Filter,

    [ValidateNotNullOrEmpty()]
    [string] $Out,

    [ValidateNotNullOrEmpty()]
    [string] $SaveBaseline,

    [switch] $Force
)

if (-not (Get-Command -Name dotnet -CommandType Application -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('run-benchmarks: dotnet is not on PATH; install the .NET 10 SDK from https://dot.net/download')
    exit 2
}

$arguments = @('run', '-c', 'Release', '--project', "$PSScriptRoot/src/PreCopy.Cli", '--', 'run', '--job', $Job.ToLowerInvariant())
if ($Filter) { $arguments += '--filter', $Filter }
if ($Out) { $arguments += '--out', $Out }
if ($SaveBaseline) { $arguments += '--save-baseline', $SaveBaseline }
if ($Force) { $arguments += '--force' }

& dotnet $arguments
exit $LASTEXITCODE
