using System.Globalization;

namespace PreCopy.Scenarios.Quantities;

/// <summary>The characters of a quantity: where its number ends, and how to show it in a message.</summary>
internal static class QuantityText
{
    private const int LongestQuote = 40;

    /// <summary>How many characters from the start belong to a number: sign, digits, point, exponent.</summary>
    public static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var end = 0;
        if (text is ['+' or '-', ..])
            end++;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        // An e is an exponent only before a digit: "1EiB" is one exbibyte.
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-')
                digits++;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
                for (end = digits; end < text.Length && char.IsAsciiDigit(text[end]); )
                    end++;
        }

        return end;
    }

    /// <summary>Whether this is a number without a unit.</summary>
    public static bool IsBare(string text) =>
        text.Length > 0 && LengthOfNumber(text) == text.Length;

    /// <summary>Reads a number; one too large for a double is +infinity.</summary>
    public static bool TryParseNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number
        );

    /// <summary>The text in quotes, on one line, shortened if it is long.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length > LongestQuote ? text[..LongestQuote] + "..." : text;
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c))}'";
    }
}
