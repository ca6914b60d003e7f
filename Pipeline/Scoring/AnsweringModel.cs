using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>A model whose decisions are counted.</summary>
/// <param name="Id">Its name in tables.</param>
/// <param name="Observer">Its name among a dataset's observers, where its trials came with the data; null for a network that was shown the pictures.</param>
/// <param name="Decisions">The network's stored decisions; empty for the others.</param>
internal sealed record AnsweringModel(string Id, string? Observer, IReadOnlyList<TrialRow> Decisions);
