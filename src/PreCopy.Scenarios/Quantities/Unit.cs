namespace PreCopy.Scenarios.Quantities;

/// <summary>
/// A unit of measurement: 1 of it is <c>Factor / Divisor</c> base units. The two parts are exact where their quotient
/// is not, so that 300 ms is the double nearest to 0.3.
/// </summary>
/// <param name="Symbol">How it is written, case included.</param>
/// <param name="Factor">Base units in <paramref name="Divisor"/> of this unit.</param>
/// <param name="Divisor">1, but for units smaller than the base unit.</param>
/// <param name="IsPrinted">Whether quantities are printed in this unit, or only read.</param>
internal sealed record Unit(string Symbol, double Factor, double Divisor, bool IsPrinted)
{
    /// <summary>The value of <paramref name="number"/> of this unit, in base units.</summary>
    public double ToBase(double number) => number * Factor / Divisor;

    /// <summary>How many of this unit make <paramref name="value"/> base units.</summary>
    public double FromBase(double value) => value * Divisor / Factor;
}
