using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>What a run recorded about the making of each score: its fingerprint's text, with every hash in it that names another text replaced by that text.</summary>
internal sealed class RecordedInputs
{
    private readonly Dictionary<string, InputRow> links;
    private readonly Dictionary<string, InputRow> texts;

    public RecordedInputs(IReadOnlyList<InputRow> rows)
    {
        this.links = rows.Where(row => row.Kind == "row").DistinctBy(row => row.Key, StringComparer.Ordinal).ToDictionary(row => row.Key, StringComparer.Ordinal);
        this.texts = rows.Where(row => row.Kind != "row").DistinctBy(row => row.Key, StringComparer.Ordinal).ToDictionary(row => row.Key, StringComparer.Ordinal);
    }

    /// <summary>Whether the making of a row is recorded.</summary>
    public bool Has(ScoreRow row) => this.links.ContainsKey(row.Fingerprint);

    /// <summary>Path of a part, such as <c>readouts/model/weights</c>, and its values; null where nothing is recorded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Of(ScoreRow row)
    {
        if (!this.links.TryGetValue(row.Fingerprint, out InputRow? link) || !this.texts.TryGetValue(FingerprintText.Parts(link.Inputs).First().Value!, out InputRow? score))
        {
            return null;
        }

        // A layer's score hangs on that layer's readout alone; a choice among layers, and a layer's part of a joint score, on all of them.
        Dictionary<string, List<string>> parts = new(StringComparer.Ordinal);
        this.Expand(parts, string.Empty, score, row.Selection is null or "fixed" && row.Condition != JointScorer.Part ? row.Layer : null);
        return parts.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);
    }

    private void Expand(Dictionary<string, List<string>> parts, string prefix, InputRow of, string? layer)
    {
        if (of.Maker?.Split(' ', 2) is [string version, string processor])
        {
            Put(parts, prefix + "version", version);
            Put(parts, prefix + "processor", processor);
        }

        foreach (IGrouping<string, string?> part in FingerprintText.Parts(of.Inputs).GroupBy(part => part.Name, part => part.Value, StringComparer.Ordinal))
        {
            string?[] values = [.. part];
            if (part.Key == "readouts" && layer is not null && Array.FindAll(values, value => this.IsOf(value, layer)) is { Length: > 0 } own)
            {
                values = own;
            }

            if (!Array.TrueForAll(values, value => this.TextOf(value) is not null))
            {
                // A list of plain values counts with its order.
                Put(parts, prefix + part.Key, values.Length == 1 ? values[0] ?? "none" : $"{values.Length} values, {Fingerprint.OfText(string.Join('\n', values))[..12]}");
                continue;
            }

            foreach (string? value in values)
            {
                this.Expand(parts, $"{prefix}{part.Key}/", this.TextOf(value)!, null);
            }
        }
    }

    // Another text by its hash, or a text within the text.
    private InputRow? TextOf(string? value) => value is null ? null
        : this.texts.TryGetValue(value, out InputRow? text) ? text
        : value.EndsWith('\n') ? new InputRow { Key = string.Empty, Kind = "part", Inputs = value } : null;

    private bool IsOf(string? readout, string layer) =>
        this.TextOf(readout) is { } text && FingerprintText.Parts(text.Inputs).Any(part => (part.Name == "layer" && part.Value == layer) || (part.Name == "stored" && this.IsOf(part.Value, layer)));

    private static void Put(Dictionary<string, List<string>> parts, string path, string value)
    {
        if (!parts.TryGetValue(path, out List<string>? values))
        {
            parts[path] = values = [];
        }

        if (!values.Contains(value, StringComparer.Ordinal))
        {
            values.Add(value);
        }
    }
}
