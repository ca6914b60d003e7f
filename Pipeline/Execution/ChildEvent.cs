using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concord.Pipeline.Execution;

/// <summary>What a child process tells its supervisor: one JSON object a line of its standard output.</summary>
internal sealed record ChildEvent
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>What happened.</summary>
    public required ChildEventKind Event { get; init; }

    /// <summary>The job; null for the child itself.</summary>
    public string? Key { get; init; }

    /// <summary>The share done, 0 … 1.</summary>
    public double? Fraction { get; init; }

    /// <summary>How the job ended.</summary>
    public ChildOutcome? Outcome { get; init; }

    /// <summary>Why it did not succeed.</summary>
    public string? Error { get; init; }

    /// <summary>Wall time of the job.</summary>
    public double? Seconds { get; init; }

    /// <summary>Peak resident memory while the job ran, in bytes.</summary>
    public long? PeakMemory { get; init; }

    /// <summary>One line of text.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads a line; null for a line that is none, such as a library's own words.</summary>
    public static ChildEvent? Parse(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<ChildEvent>(line, Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
