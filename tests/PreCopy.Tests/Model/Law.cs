namespace PreCopy.Tests.Model;

/// <summary>The dirty laws that kernels are compiled for.</summary>
public enum Law
{
    Capped,
    Saturating,
}
