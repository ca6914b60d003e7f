using System.Text.Json;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.ScoreTables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>The run of a manifest of tables: no job, other people's scores in the run directory, and the analyses' report.</summary>
/// <param name="sources">Opens tables and column maps.</param>
/// <param name="time">Dates the run.</param>
internal sealed class TableRun(ScoreSources sources, TimeProvider time)
{
    /// <summary>Reads the tables and writes the run directory, unless it holds the same already.</summary>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="ScoreTableException">Mistakes in a table or its map.</exception>
    /// <exception cref="RunLockedException">Another process writes there.</exception>
    public bool Write(Manifest manifest, string folder)
    {
        (TableSpec Table, ReportInput Input)[] tables = [.. manifest.Tables.Select(table => (table, sources.Open(Path.GetRelativePath(Directory.GetCurrentDirectory(), table.Path))))];
        ScoreRow[] rows = [.. tables.SelectMany(pair => pair.Input.Scores, (pair, row) => row with { Run = pair.Table.Id, Manifest = pair.Table.Id })];
        string[] references = [.. tables.SelectMany(pair => pair.Input.References).Distinct(StringComparer.Ordinal)];
        string[] provenance = [$"Concord {ProductVersion.Text}; manifest '{manifest.Name}', seed {manifest.Seed}.", .. tables.SelectMany(pair => pair.Input.Provenance, (pair, line) => $"Table {pair.Table.Id}: {line}")];
        string identity = new Fingerprint().Add("version", ProductVersion.Text).Add("manifest", manifest.Text).Add("rows", JsonSerializer.Serialize(rows)).Add("references", references).Add("provenance", provenance).Hash;
        if (RunDirectory.Holds(folder, identity))
        {
            return false;
        }

        using RunDirectory directory = RunDirectory.Open(folder);
        directory.Write(RunTables.Of(rows, tables.SelectMany(pair => pair.Input.Resamples)), [], LockFileWriter.Write(manifest, new LockExtras { Version = ProductVersion.Text }), rdms => new RunContext
        {
            Identity = identity,
            Name = manifest.Name,
            Question = manifest.Question,
            MadeAt = time.GetUtcNow(),
            By = [],
            Formats = manifest.Report.Formats,
            ModelNotes = new Dictionary<string, string>(StringComparer.Ordinal),
            BenchmarkNotes = new Dictionary<string, string>(StringComparer.Ordinal),
            References = references,
            Provenance = provenance,
            Rdms = rdms,
            Analyses = manifest.Analyses,
            Multiverses = manifest.Multiverses,
            IsOfTables = true,
        });
        return true;
    }
}
