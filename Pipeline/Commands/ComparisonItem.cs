using System.Text.Json.Serialization;

namespace Concord.Pipeline.Commands;

/// <summary>One number of a comparison, as <c>compare --json</c> prints it.</summary>
internal sealed record ComparisonItem
{
    /// <summary>Kind, benchmark and levels.</summary>
    public required string Id { get; init; }

    /// <summary>cell, share, difference, interaction, matched, missing, without-level, model; of a multiverse analysis and choice.</summary>
    public required string Kind { get; init; }

    public required string Benchmark { get; init; }

    public required string Metric { get; init; }

    public string? Region { get; init; }

    /// <summary>What is compared: levels, or the factor that a share belongs to.</summary>
    public required string What { get; init; }

    public string? Population { get; init; }

    /// <summary>Mean, difference or share; null where undefined.</summary>
    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public double? P { get; init; }

    public double? PHolm { get; init; }

    /// <summary>Models: of the cell, of both levels, or pairs.</summary>
    public int[] N { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? Means { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? U { get; init; }

    /// <summary>Of a model: its place among the networks, from 1, equal scores sharing the middle.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Rank { get; init; }

    /// <summary>Of a multiverse: the claim.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Claim { get; init; }

    /// <summary>Of an analysis of a multiverse: holds, undecided or reversed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Verdict { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Balanced { get; init; }

    /// <summary>How it was made, in words.</summary>
    public required string Method { get; init; }
}
