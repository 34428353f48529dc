using System.Diagnostics;
using PreCopy.Lab.Hosts;

namespace PreCopy.Lab.Qemu;

/// <summary>A running QEMU of the lab with its monitor. Disposing of it ends the process and removes its files.</summary>
public sealed class QemuProcess : IAsyncDisposable
{
    private const int KilledBySignal = 128;
    private const int MostErrorLines = 20;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan QuitGrace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(2);

    // Names are for people, and two machines may have the same; files are numbered.
    private static int _lastNumber;

    private readonly Process _process;
    private readonly string _name;
    private readonly string _monitorPath;
    private readonly Queue<string> _errorLines = new();
    private bool _isDisposed;

    private QemuProcess(QemuBinary binary, QemuOptions options, LabSpace space)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        _name = options.Name;
        _monitorPath = space.PathOf($"qemu-{number}.qmp");
        SerialPath = space.PathOf($"qemu-{number}.serial");
        string[] command =
        [
            .. options.CommandPrefix,
            binary.Path,
            .. options.Arguments(_monitorPath, SerialPath),
        ];
        _process = space.Start(
            new(command[0], command.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        _process.StandardInput.Close();
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        // QEMU says nothing there; the lab's own would be held open by a QEMU that outlives it.
        _process.BeginOutputReadLine();
        Exited = _process.WaitForExitAsync();
    }

    /// <summary>Its machine protocol.</summary>
    public QmpClient Monitor { get; private set; } = null!;

    /// <summary>The file that takes what the guest sends to its serial port; it can be read all the while.</summary>
    public string SerialPath { get; }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Is done when the process has ended and all its words were read.</summary>
    public Task Exited { get; }

    /// <summary>The last lines that QEMU wrote to its standard error, joined to one.</summary>
    public string ErrorWords
    {
        get
        {
            lock (_errorLines)
                return string.Join("; ", _errorLines);
        }
    }

    /// <summary>Starts a QEMU and connects to its monitor.</summary>
    /// <param name="binary">The program.</param>
    /// <param name="options">The machine.</param>
    /// <param name="space">Where its files go; it also ends the process if this lab cannot.</param>
    /// <param name="cancellation">Gives the start up.</param>
    /// <exception cref="LabException">It cannot be started, or it ended at once; the message has QEMU's own words.</exception>
    public static async Task<QemuProcess> StartAsync(
        QemuBinary binary,
        QemuOptions options,
        LabSpace space,
        CancellationToken cancellation
    )
    {
        var qemu = new QemuProcess(binary, options, space);
        try
        {
            await qemu.ConnectAsync(cancellation);
            return qemu;
        }
        catch
        {
            await qemu.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks QEMU to quit, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (Monitor is not null && !Exited.IsCompleted)
            await QuitAsync();
        if (!Exited.IsCompleted)
            _process.Kill(entireProcessTree: true);
        await Exited;
        if (Monitor is not null)
            await Monitor.DisposeAsync();
        _process.Dispose();
        // The whole space may have gone before.
        foreach (var file in (string[])[_monitorPath, SerialPath])
            if (File.Exists(file))
                File.Delete(file);
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        using var hopeless = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var connecting = QmpClient.ConnectAsync(
            _monitorPath,
            StartTimeout,
            ExplainEndAsync,
            hopeless.Token
        );
        await Task.WhenAny(connecting, Exited);
        if (!connecting.IsCompletedSuccessfully && Exited.IsCompleted)
        {
            await hopeless.CancelAsync();
            await ((Task)connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new LabException(
                $"{End()}; it was started as: {string.Join(' ', _process.StartInfo.ArgumentList)}"
            );
        }
        Monitor = await connecting;
    }

    private async Task QuitAsync()
    {
        try
        {
            await Monitor.ExecuteAsync("quit", null, QuitGrace, CancellationToken.None);
            await Exited.WaitAsync(QuitGrace);
        }
        catch (Exception exception)
            when (exception is LabException or QmpException or TimeoutException)
        {
            // It is killed instead.
        }
    }

    // The monitor's connection ends a little before the process does.
    private async Task<string> ExplainEndAsync()
    {
        await Task.WhenAny(Exited, Task.Delay(EndGrace));
        return Exited.IsCompleted ? End() : $"QEMU '{_name}' closed its monitor";
    }

    private string End()
    {
        var code = _process.ExitCode;
        var signal = code > KilledBySignal ? $", by signal {code - KilledBySignal}" : "";
        var words = ErrorWords is { Length: > 0 } said ? $": {said}" : " without a word";
        return $"QEMU '{_name}' ended with exit code {code}{signal}{words}";
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errorLines)
        {
            _errorLines.Enqueue(line.Trim());
            if (_errorLines.Count > MostErrorLines)
                _errorLines.Dequeue();
        }
    }
}
