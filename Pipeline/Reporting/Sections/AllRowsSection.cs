using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Every row, to search, filter and sort. Above 20,000 rows only headline and best-layer rows, and the page says so.</summary>
public sealed class AllRowsSection : ReportSection
{
    /// <summary>Rows above which only headline and best-layer rows are on the page.</summary>
    public const int MostRows = 20_000;

    private const int PackedFrom = 50_000;

    /// <inheritdoc/>
    public override string Id => "rows";

    /// <inheritdoc/>
    public override string Title => "All rows";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        IReadOnlyList<ScoreRow> all = context.Input.Scores;
        if (all.Count == 0)
        {
            return null;
        }

        List<ScoreRow> rows = all.Count <= MostRows ? [.. all] : [.. all.Where(row => !ScoreGroups.IsSweep(row) && row.Subject is null && row.Condition is null)];
        string left = all.Count <= MostRows ? string.Empty : $" Of {NumberText.Count(all.Count)} rows, the page holds the {NumberText.Count(rows.Count)} of declared layers, of optimistic maxima and of behaviour; every row is in the file.";
        if (rows.Count > MostRows)
        {
            left += $" Only the first {NumberText.Count(MostRows)} of these are on the page.";
            rows = rows[..MostRows];
        }

        return Markup.Of($"<p class=\"lead\">Each row is one model × layer × benchmark × metric × condition. Missing values sort last. The same as a file: <code>tables/all-rows.csv</code>.{left}</p><noscript><p>This table needs scripts; the file holds the same rows.</p></noscript><div class=\"filt\"><label>Search <input id=\"q\" type=\"search\" placeholder=\"model, layer, benchmark…\" /></label><label>Benchmark <select id=\"fb\"><option value=\"\">all</option></select></label><label>Regime <select id=\"fr\"><option value=\"\">all</option></select></label><output id=\"cnt\" aria-live=\"polite\"></output><button type=\"button\" id=\"bcsv\">CSV of these rows</button></div><div class=\"scroll tall\" tabindex=\"0\" role=\"region\" aria-label=\"All rows\"><table id=\"board\"><caption class=\"vh\">All rows of the score table</caption><thead></thead><tbody></tbody></table></div><button type=\"button\" id=\"more\" hidden=\"hidden\">Show 50 more</button>{Data(rows)}");
    }

    // Packed where it pays: an unpacked table can be read in the page's source.
    private static Markup Data(List<ScoreRow> rows)
    {
        string json = Json(rows);
        if (json.Length < PackedFrom)
        {
            return Markup.Of($"<script type=\"application/json\" id=\"bd\">{new Markup(json)}</script>");
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(json));
        }

        return Markup.Of($"<script type=\"application/gzip\" id=\"bd\">{new Markup(Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length))}</script>");
    }

    /// <summary>The rows by column, texts as a dictionary in order and places in it; <c>&lt;</c> never occurs in it.</summary>
    internal static string Json(IReadOnlyList<ScoreRow> rows)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            Text(json, "Model", rows, row => row.Model);
            Text(json, "Regime", rows, row => row.Regime);
            Text(json, "Layer", rows, row => row.Layer);
            Text(json, "Benchmark", rows, row => row.Benchmark);
            Text(json, "Metric", rows, row => row.Metric);
            Number(json, "Score", rows, row => row.Score);
            Number(json, "Low", rows, row => row.CiLow);
            Number(json, "High", rows, row => row.CiHigh);
            Number(json, "÷ ceiling", rows, row => row.Normalized);
            Text(json, "Selection", rows, row => ScoreGroups.IsSweep(row) ? "layer sweep" : row.Selection switch { "optimistic-max" => "optimistic maximum over layers", null => null, var other => other });
            Text(json, "Family", rows, row => row.Family);
            Text(json, "Region", rows, row => row.Region);
            Text(json, "Subject", rows, row => row.Subject);
            Text(json, "Condition", rows, row => row.Condition);
            Text(json, "Readout", rows, row => row.Readout);
            Number(json, "Stimuli", rows, row => row.NStimuli, whole: true);
            Text(json, "Note", rows, row => row.Note);
            Text(json, "Fingerprint", rows, row => row.Fingerprint.Length > 12 ? row.Fingerprint[..12] : row.Fingerprint);
            json.WriteEndArray();
        }

        // The default encoder writes < > & ' and all beyond Latin as \uXXXX: the text cannot end its script element.
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Text(Utf8JsonWriter json, string title, IReadOnlyList<ScoreRow> rows, Func<ScoreRow, string?> value)
    {
        // In order, so that the page sorts by place and compares no texts.
        string[] texts = [.. rows.Select(row => NameText.Visible(value(row)))];
        string[] entries = [.. texts.Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];
        Dictionary<string, int> places = entries.Select((text, place) => (text, place)).ToDictionary(pair => pair.text, pair => pair.place, StringComparer.Ordinal);
        if (places.Count == 1 && places.ContainsKey(string.Empty))
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("t", title);
        json.WriteStartArray("d");
        foreach (string text in entries)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        json.WriteStartArray("v");
        foreach (string text in texts)
        {
            json.WriteNumberValue(places[text]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string title, IReadOnlyList<ScoreRow> rows, Func<ScoreRow, double?> value, bool whole = false)
    {
        if (rows.All(row => value(row) is null))
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("t", title);
        json.WriteNumber("n", whole ? 0 : 3);
        json.WriteStartArray("v");
        foreach (ScoreRow row in rows)
        {
            if (value(row) is { } number && double.IsFinite(number))
            {
                json.WriteRawValue(number.ToString(whole ? "F0" : "G6", CultureInfo.InvariantCulture), skipInputValidation: true);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
