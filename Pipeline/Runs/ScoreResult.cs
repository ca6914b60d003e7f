using System.Text.Json;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>A score job's result in the store: one folder of Parquet files, published whole.</summary>
internal static class ScoreResult
{
    public static void Publish(ResultStore store, ScoreJob job, ScoreOutput output) => store.PublishResult(job.Key, staging =>
    {
        ParquetRecords.Write(Path.Combine(staging, RunFiles.Scores), output.Rows);
        ParquetRecords.Write(Path.Combine(staging, RunFiles.Resamples), output.Resamples);
        ParquetRecords.Write(Path.Combine(staging, RunFiles.Neuroids), output.Neuroids);
        ParquetRecords.Write(Path.Combine(staging, RunFiles.Renderings), output.Renderings);
        ParquetRecords.Write(Path.Combine(staging, RunFiles.Trials), output.Trials);
        WriteRdms(staging, output.Rdms);
        ResultRecord.Write(staging, job);
    });

    public static ScoreOutput Read(ResultStore store, string key)
    {
        string folder = store.ResultFolder(key);
        ResultRecord.Check(folder);
        ScoreOutput output = new();
        output.Rows.AddRange(ParquetRecords.Read<ScoreRow>(Path.Combine(folder, RunFiles.Scores)));
        output.Resamples.AddRange(ParquetRecords.Read<ResampleRow>(Path.Combine(folder, RunFiles.Resamples)));
        output.Neuroids.AddRange(ParquetRecords.Read<NeuroidRow>(Path.Combine(folder, RunFiles.Neuroids)));
        output.Trials.AddRange(ParquetRecords.Read<TrialRow>(Path.Combine(folder, RunFiles.Trials)));
        output.Renderings.AddRange(ReadRenderings(folder));
        output.Rdms.AddRange(ReadRdms(folder, JsonSerializer.Deserialize<RdmDescription[]>(File.ReadAllText(Path.Combine(folder, "rdms.json"))) ?? []));
        return output;
    }

    /// <summary>The renderings of a result or run; none where it was written before there were any.</summary>
    public static IReadOnlyList<RenderingRow> ReadRenderings(string folder)
    {
        string path = Path.Combine(folder, RunFiles.Renderings);
        return File.Exists(path) ? ParquetRecords.Read<RenderingRow>(path) : [];
    }

    public static IReadOnlyList<RdmPicture> ReadRdms(string folder, IReadOnlyList<RdmDescription> descriptions)
    {
        ILookup<int, RdmRow> rows = ParquetRecords.Read<RdmRow>(Path.Combine(folder, RunFiles.Rdms)).ToLookup(row => row.Rdm);
        return [.. descriptions.Select((d, i) => new RdmPicture(d.Title, d.Benchmark, d.StimulusCount, [.. rows[i].OrderBy(row => row.Pair).Select(row => row.Dissimilarity ?? double.NaN)], d.GroupLabels))];
    }

    public static IReadOnlyList<RdmDescription> WriteRdmTable(string folder, IReadOnlyList<RdmPicture> rdms)
    {
        ParquetRecords.Write(
            Path.Combine(folder, RunFiles.Rdms),
            [.. rdms.SelectMany((rdm, r) => rdm.UpperTriangle.Select((value, pair) => new RdmRow(r, pair, double.IsFinite(value) ? value : null)))]);
        return [.. rdms.Select(rdm => new RdmDescription(rdm.Title, rdm.Benchmark, rdm.StimulusCount, rdm.GroupLabels))];
    }

    private static void WriteRdms(string folder, IReadOnlyList<RdmPicture> rdms) =>
        AtomicFile.WriteText(Path.Combine(folder, "rdms.json"), JsonSerializer.Serialize(WriteRdmTable(folder, rdms), StoreJson.Options));
}
