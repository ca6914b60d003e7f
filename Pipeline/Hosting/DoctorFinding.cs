namespace Concord.Pipeline.Hosting;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Ok">Whether a run can work with it.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">What to do, where it falls short or could be better; null otherwise.</param>
public sealed record DoctorFinding(string Id, bool Ok, string Found, string? Remedy = null);
