using System.Globalization;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Watching;

/// <summary>A stretch of a job's log, as the page shows it.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="IsCut">Whether there are earlier ones that are not shown.</param>
/// <param name="Next">Where to go on.</param>
internal sealed record LogItems(IReadOnlyList<LogItems.Item> Lines, bool IsCut, long Next)
{
    // What a person may want to look through on a page; the whole log is a file.
    private const int MostBytes = 128 << 10;

    /// <summary>The end of a log, or what came to it since.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The job.</param>
    /// <param name="from">An earlier <see cref="Next"/>; null for the end of the log.</param>
    public static LogItems Of(ResultStore store, string key, long? from)
    {
        LogPart part = from is { } place ? JobLogReader.Read(store, key, place, MostBytes) : JobLogReader.ReadTail(store, key, MostBytes);
        return new LogItems([.. part.Lines.Select(Item.Of)], from is null && part.Start > 0, part.Next);
    }

    /// <summary>A line.</summary>
    internal sealed record Item(DateTimeOffset? Time, string Level, string Event, string Message, string? Fields, string? Exception)
    {
        public static Item Of(LogLine line) => new(
            line.Time,
            NameText.Visible(line.Level),
            NameText.Visible(line.Event),
            Lines(line.Message),
            line.Fields.Count == 0 ? null : NameText.Visible(string.Join("  ", line.Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Key} {field.Value}")))),
            line.Exception is null ? null : Lines(line.Exception));

        private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(NameText.Visible));
    }
}
