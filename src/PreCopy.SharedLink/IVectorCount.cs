namespace PreCopy.SharedLink;

/// <summary>How many vectors of four hold the finish tags, as a constant for the compiler.</summary>
internal interface IVectorCount
{
    static abstract int Count { get; }

    readonly struct One : IVectorCount
    {
        public static int Count => 1;
    }

    readonly struct Two : IVectorCount
    {
        public static int Count => 2;
    }

    readonly struct Four : IVectorCount
    {
        public static int Count => 4;
    }
}
