namespace PreCopy.Planning;

/// <summary>A figure over the draws: +infinity where so many draws have no finite value.</summary>
/// <param name="Low">The 5 % quantile.</param>
/// <param name="Median">The median.</param>
/// <param name="High">The 95 % quantile.</param>
public readonly record struct Interval(double Low, double Median, double High);
