using System.Text.Json;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>The sample with names that a manifest or a foreign table could bring in to do harm: in every place that a name can stand.</summary>
internal static class HostileRun
{
    private const string Element = "<img src=x onerror=alert(1)>";

    private static readonly string[] Names =
    [
        "<script>alert(1)</script>", "evil\u202Egnp.exe", "=cmd|' /C calc'!A0", "\\input{/etc/passwd}", "*a|b", "\"onmouseover=\"x", "</script><!--", "]]>", new('x', 300), "日本 שלום", "[a]--b''c`ħ",
        "$x_1^2$ & 50% #1 ~ {", "\tTab\u0007bell", "@SUM(A1)",
    ];

    /// <summary>The run.</summary>
    public static ReportInput Make()
    {
        ReportInput sample = SampleRun.Make();
        string[] models = [.. sample.Scores.Select(row => row.Model).Distinct()];
        string Rename(string model) => Names[Array.IndexOf(models, model) % Names.Length] + (Array.IndexOf(models, model) >= Names.Length ? "2" : string.Empty);
        string Observer(string name, string kind) => kind == ObserverKind.Model ? Rename(name) : "=\u202E<b>" + name;
        List<ScoreRow> rows = [.. sample.Scores.Select(row => row with
        {
            Model = Rename(row.Model),
            Layer = row.Layer is null ? null : "</script>" + row.Layer,
            Benchmark = row.Benchmark + Element,
            Region = row.Region is null ? null : "=" + row.Region + "\u2066%",
            Stimuli = "\\write18{x}|" + Element,
            Dataset = "-" + row.Dataset + "</table>",
            Condition = row.Condition is null ? null : row.Condition + "\\begin{x}<!--",
            Note = "=HYPERLINK(1)",
            Regime = row.Regime + "</style>",
            Tags = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["lab<b>\u202E"] = Names[row.Architecture.Length % 3] }),
            Definition = "\\write18{x}",
        })];
        return sample with
        {
            Scores = rows,
            By = ["family", "regime", "lab<b>\u202E"],
            Name = "<script>",
            Question = "</h1><script>?",
            BenchmarkNotes = new Dictionary<string, string>(StringComparer.Ordinal) { [rows[0].Benchmark] = "SIMULATED <i>" },
            Resamples = [.. sample.Resamples.Select(draw => draw with { Benchmark = draw.Benchmark + Element })],
            Rdms = [.. sample.Rdms.Select((rdm, i) => rdm with { Title = $"<svg onload=alert({i})>\u202E", GroupLabels = [.. rdm.GroupLabels.Select(label => label + "</text>")] })],
            Likenesses = [.. from second in new[] { 1, 2 } from first in Enumerable.Range(0, second) select new LikenessRow { Run = "r", Benchmark = rows[0].Benchmark, Metric = rows[0].Metric, Kind = first == 0 ? LikenessRow.OfRecording : LikenessRow.OfModels, First = Names[first] + "\u202E", Second = Names[second] + "\u202E", NStimuli = 3, Value = 0.5 }],
            Jobs = [SampleRun.Job(1, "failed") with { Error = "</td><script>", Title = "\u202Etitle" }],
            Agreements = [.. sample.Agreements.Select(row => row with { Benchmark = row.Benchmark + Element, Set = "=" + row.Set + "</details>", First = Observer(row.First, row.FirstKind), Second = Observer(row.Second, row.SecondKind) })],
            Confusions = [.. sample.Confusions.Select(row => row with { Benchmark = row.Benchmark + Element, Observer = Observer(row.Observer, row.Kind), Category = "@" + row.Category + "<script>\u202E", Response = row.Response.Length == 0 ? row.Response : "@" + row.Response + "<script>\u202E" })],
            References = ["@a{x, title={</pre><script>}}"],
            Provenance = ["</li><script>"],
        };
    }
}
