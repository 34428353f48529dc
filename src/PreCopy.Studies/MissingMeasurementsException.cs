namespace PreCopy.Studies;

/// <summary>A study of measurements has none to study.</summary>
public sealed class MissingMeasurementsException(string message) : Exception(message);
