using System.Globalization;
using System.Text.Json;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Watching;

/// <summary>A line of a job's log.</summary>
/// <param name="Time">When; null in a damaged line.</param>
/// <param name="Level">trace, debug, info, warning, error or critical; damaged for a line that its writer did not finish.</param>
/// <param name="Event">What happened, for programs.</param>
/// <param name="Message">What happened, for people; the text as it stands in a damaged line.</param>
/// <param name="Fields">Further fields, in their order.</param>
/// <param name="Exception">What was thrown, with its stack; null without.</param>
public sealed record LogLine(DateTimeOffset? Time, string Level, string Event, string Message, IReadOnlyList<KeyValuePair<string, JsonElement>> Fields, string? Exception)
{
    private const string Damaged = "damaged";

    /// <summary>Reads a line; one that is no object of ours is shown as it is.</summary>
    public static LogLine Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                return Of(document.RootElement);
            }
        }
        catch (JsonException)
        {
            // Half a line, of a process that was killed while it wrote.
        }

        return new LogLine(null, Damaged, Damaged, text, [], null);
    }

    /// <summary>The line for a terminal: time of day, level, event, message and fields; whatever could move a cursor or hide text is shown as its code point. A stack follows on lines of its own.</summary>
    public string ToText()
    {
        string time = this.Time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "?";
        string fields = string.Concat(this.Fields.Select(field => $" {field.Key}={field.Value}"));
        string head = NameText.Visible($"{time} {this.Level,-7} {this.Event}: {this.Message}{fields}");
        return this.Exception is null ? head : head + string.Concat(this.Exception.ReplaceLineEndings("\n").Split('\n').Select(line => "\n    " + NameText.Visible(line)));
    }

    private static LogLine Of(JsonElement line)
    {
        string Text(string name) => line.TryGetProperty(name, out JsonElement value) ? value.ToString() : string.Empty;
        DateTimeOffset? time = DateTimeOffset.TryParse(Text("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed) ? parsed : null;
        string? exception = null;
        if (line.TryGetProperty("exception", out JsonElement thrown))
        {
            exception = thrown.ValueKind is JsonValueKind.Object && thrown.TryGetProperty("stack", out JsonElement stack) ? stack.ToString() : thrown.ToString();
        }

        return new LogLine(
            time,
            Text("level"),
            Text("event"),
            Text("message"),
            [.. line.EnumerateObject().Where(property => property.Name is not ("time" or "level" or "event" or "message" or "exception")).Select(property => new KeyValuePair<string, JsonElement>(property.Name, property.Value.Clone()))],
            exception);
    }
}
