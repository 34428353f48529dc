namespace PreCopy.SharedLink;

/// <summary>So many slots, given out first-in first-out.</summary>
internal sealed class SlotQueue
{
    private int _free;
    private int _admitted;
    private int _count;

    public void Begin(int slots, int count) => (_free, _admitted, _count) = (slots, 0, count);

    public bool TryAdmit(out int vm)
    {
        vm = _admitted;
        if (_free == 0 || _admitted == _count)
            return false;
        _free--;
        _admitted++;
        return true;
    }

    public void Free() => _free++;
}
