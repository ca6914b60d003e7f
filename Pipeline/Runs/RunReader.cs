using System.Text.Json;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>Reads a run directory back as a report's input.</summary>
public static class RunReader
{
    /// <summary>Reads a run.</summary>
    /// <exception cref="InvalidDataException">The folder is no run directory.</exception>
    public static ReportInput Read(string folder)
    {
        string contextPath = Path.Combine(folder, RunFiles.Context);
        if (!File.Exists(contextPath))
        {
            throw new InvalidDataException($"{folder}: no {RunFiles.Context} there; a run directory is what `concord run` writes.");
        }

        RunContext context = JsonSerializer.Deserialize<RunContext>(File.ReadAllText(contextPath)) ?? throw new InvalidDataException($"{contextPath}: empty");
        IReadOnlyList<ScoreRow> rows = ParquetRecords.Read<ScoreRow>(Path.Combine(folder, RunFiles.Scores));
        return new ReportInput
        {
            Name = context.Name,
            Question = context.Question,
            MadeAt = context.MadeAt,
            Scores = context.IsOfTables ? [] : rows,
            TableRows = context.IsOfTables ? rows : [],
            Analyses = context.Analyses,
            Multiverses = context.Multiverses,
            Jobs = ParquetRecords.Read<JobRow>(Path.Combine(folder, RunFiles.Jobs)),
            Resamples = ParquetRecords.Read<ResampleRow>(Path.Combine(folder, RunFiles.Resamples)),
            Inputs = ReadNew<InputRow>(folder, RunFiles.Inputs),
            Recoveries = ReadNew<RecoveryRow>(folder, RunFiles.Recovery),
            Agreements = ReadNew<AgreementRow>(folder, RunFiles.Agreements),
            Confusions = ReadNew<ConfusionRow>(folder, RunFiles.Confusions),
            Trainings = ReadNew<TrainingRow>(folder, RunFiles.Training),
            Curves = ReadNew<CurveRow>(folder, RunFiles.Curves),
            Renderings = ScoreResult.ReadRenderings(folder),
            Likenesses = ReadNew<LikenessRow>(folder, RunFiles.Likeness),
            Rdms = ScoreResult.ReadRdms(folder, context.Rdms),
            ModelNotes = context.ModelNotes,
            BenchmarkNotes = context.BenchmarkNotes,
            References = context.References,
            Provenance = context.Provenance,
            By = context.By,
            Columns = context.Columns,
            Formats = context.Formats,
        };
    }

    // Runs of earlier versions have no such table.
    private static IReadOnlyList<T> ReadNew<T>(string folder, string name)
        where T : class => File.Exists(Path.Combine(folder, name)) ? ParquetRecords.Read<T>(Path.Combine(folder, name)) : [];
}
