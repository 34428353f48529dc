namespace PreCopy.Scenarios.Quantities;

/// <summary>
/// An amount of memory as Kubernetes writes it: a number with a suffix that leaves the byte unsaid, <c>8Gi</c>, <c>4G</c>,
/// <c>1e9</c>, or in thousandths, <c>128974848000m</c>.
/// </summary>
internal static class KubernetesQuantity
{
    public const string Allowed = "'8Gi', '512Mi', '4G' or '1e9' (above 0, at most 1Ei)";

    /// <summary>The value in bytes, above 0.</summary>
    /// <exception cref="InputException">It is no such amount.</exception>
    public static double Bytes(string text)
    {
        try
        {
            var inThousandths = text.EndsWith('m');
            var bytes = Quantity.Bytes.Parse(inThousandths ? text[..^1] : $"{text}B");
            return inThousandths ? bytes / 1e3 : bytes;
        }
        catch (InputException exception)
        {
            throw new InputException(
                $"{QuantityText.Quote(text)} is no amount of memory; write {Allowed}",
                exception
            );
        }
    }
}
