using PreCopy.Scenarios;

namespace PreCopy.Cli.Simulate;

/// <summary>Reads a stream line by line, as bytes.</summary>
/// <param name="stream">Where the lines come from.</param>
/// <param name="beforeWaiting">
/// Called before each read of the stream, which may wait: the time to hand on what was written so far.
/// </param>
internal sealed class LineReader(Stream stream, Action beforeWaiting)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>The next line without its line feed; valid until the next call.</summary>
    /// <exception cref="InputException">The line is longer than <see cref="InputSource.MostBytes"/>.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        var searched = _start;
        while (true)
        {
            var feed = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (feed >= 0 || _atEnd)
            {
                var end = feed >= 0 ? searched + feed : _end;
                line = _buffer.AsMemory(_start, end - _start);
                var found = feed >= 0 || _start < _end;
                _start = Math.Min(end + 1, _end);
                return found;
            }

            var pending = _end - _start;
            Fill();
            searched = _start + pending;
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= InputSource.MostBytes)
                throw new InputException("a line is longer than 1 GiB, the limit");
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        beforeWaiting();
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _atEnd = count == 0;
    }
}
