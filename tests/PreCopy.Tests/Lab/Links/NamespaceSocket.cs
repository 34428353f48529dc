using System.Net.Sockets;
using System.Runtime.InteropServices;
using PreCopy.Lab.Links;

namespace PreCopy.Tests.Lab.Links;

/// <summary>Sockets of another network namespace. A socket belongs to the namespace of the thread that makes it.</summary>
internal static partial class NamespaceSocket
{
    private const int NetworkNamespace = 0x40000000;

    public static Socket Create(TcLink link, LinkSide side)
    {
        using var entrance = File.OpenHandle($"/run/netns/{link.CommandPrefix(side)[^1]}");
        Socket? socket = null;
        var error = 0;
        // The thread ends inside; no other one is taken along.
        var thread = new Thread(() =>
        {
            if (SetNamespace(entrance.DangerousGetHandle().ToInt32(), NetworkNamespace) == 0)
                socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            else
                error = Marshal.GetLastPInvokeError();
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"setns: error {error}");
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(int descriptor, int kind);
}
