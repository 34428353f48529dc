namespace PreCopy.Lab.Guests;

/// <summary>Which page of its working set the lab's guest writes next.</summary>
public enum AccessPattern
{
    /// <summary>Every page in its turn, over and over: the model's <c>capped</c> curve.</summary>
    Cyclic,

    /// <summary>A page drawn uniformly at random: the model's <c>saturating</c> curve.</summary>
    Random,
}
