namespace Concord.Alignment.Tests.Behaviour;

/// <summary>A row of a table of trials.</summary>
internal sealed record RawTrial(string Dataset, string Subject, string Response, string Category, string Condition, string Image);
