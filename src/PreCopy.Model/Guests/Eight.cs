using System.Runtime.CompilerServices;

namespace PreCopy.Model.Guests;

/// <summary>As many values as the widest vector has lanes.</summary>
[InlineArray(8)]
internal struct Eight<T>
{
    private T _first;
}
