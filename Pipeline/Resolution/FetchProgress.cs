namespace Concord.Pipeline.Resolution;

/// <summary>Where a fetch stands.</summary>
/// <param name="What">Whose file it is.</param>
/// <param name="Received">Bytes on disk, those of an earlier, broken fetch among them.</param>
/// <param name="Total">Bytes in all, as the server states them; null where it does not.</param>
/// <param name="Event">What just happened, a sentence ("the connection broke: …; trying again in 2 s"); null between events.</param>
public sealed record FetchProgress(string What, long Received, long? Total, string? Event = null);
