using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Walks over all combinations of levels for which there are rows.</summary>
internal sealed class MultiverseGrid
{
    /// <summary>Past that a grid is cut, and the page says so.</summary>
    public const int MostAnalyses = 5_000;

    private readonly IReadOnlyList<ScoreRow> rows;
    private readonly SortedSet<string> held = new(StringComparer.Ordinal);

    /// <summary>Decides what is varied.</summary>
    /// <param name="spec">What is asked.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="population">Which models count where the choice is not varied.</param>
    public MultiverseGrid(MultiverseSpec spec, IReadOnlyList<ScoreRow> rows, string population)
    {
        this.rows = rows;
        this.Population = population;
        this.Varied = spec.Vary.Count > 0 ? [.. spec.Vary.Select(choice => (ChoiceCatalogue.Named(choice.Id), choice.Levels.Count > 0 ? choice.Levels : ChoiceCatalogue.Named(choice.Id).Levels(rows)))] : [.. Differing(rows)];
    }

    /// <summary>The choices that are varied, with their levels.</summary>
    public IReadOnlyList<(AnalysisChoice Choice, IReadOnlyList<string> Levels)> Varied { get; }

    /// <summary>Whether there were more analyses than are made.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Choices that rows differ in and that are not varied, with the level taken.</summary>
    public IReadOnlyCollection<string> Held => this.held;

    private string Population { get; }

    /// <summary>The choices in which rows differ and that earlier ones do not decide already, in the catalogue's order.</summary>
    public static IEnumerable<(AnalysisChoice Choice, IReadOnlyList<string> Levels)> Differing(IReadOnlyList<ScoreRow> rows)
    {
        string[] told = [.. rows.Select(_ => string.Empty)];
        foreach (AnalysisChoice choice in ChoiceCatalogue.All.Where(choice => choice.IsAutomatic))
        {
            IReadOnlyList<string> levels = choice.Levels(rows);
            if (levels.Count < 2)
            {
                continue;
            }

            if (choice is ColumnChoice column)
            {
                string[] finer = [.. rows.Select((row, i) => told[i] + '\u001f' + column.Of(row))];
                if (finer.Distinct(StringComparer.Ordinal).Count() == told.Distinct(StringComparer.Ordinal).Count())
                {
                    continue;
                }

                told = finer;
            }

            yield return (choice, levels);
        }
    }

    /// <summary>The levels of each analysis with its rows: those of all models, and those of the models that are counted.</summary>
    public IEnumerable<(string[] Levels, IReadOnlyList<ScoreRow> All, IReadOnlyList<ScoreRow> Counted)> Walk()
    {
        int made = 0;
        foreach ((string[] levels, IReadOnlyList<ScoreRow> left) in this.Step(0, [], this.rows))
        {
            if (++made > MostAnalyses)
            {
                this.IsCut = true;
                yield break;
            }

            IReadOnlyList<ScoreRow> all = this.Hold(left);
            ModelsChoice models = (ModelsChoice)ChoiceCatalogue.Named("models");
            int at = this.PlaceOf(models);
            yield return (levels, all, models.Keep(all, at < 0 ? this.Population : levels[at]));
        }
    }

    private int PlaceOf(AnalysisChoice choice) => this.Varied.ToList().FindIndex(varied => varied.Choice == choice);

    private IEnumerable<(string[] Levels, IReadOnlyList<ScoreRow> Rows)> Step(int depth, string[] levels, IReadOnlyList<ScoreRow> left)
    {
        if (left.Count == 0)
        {
            yield break;
        }

        if (depth == this.Varied.Count)
        {
            yield return (levels, left);
            yield break;
        }

        (AnalysisChoice choice, IReadOnlyList<string> all) = this.Varied[depth];
        foreach (string level in choice.Decides(left) ? all : [AnalysisChoice.Idle])
        {
            // Models are left out last: the spread of a measure is that of all of them.
            IReadOnlyList<ScoreRow> kept = choice is ModelsChoice ? left : choice.Keep(left, level);
            foreach ((string[], IReadOnlyList<ScoreRow>) leaf in this.Step(depth + 1, [.. levels, level], kept))
            {
                yield return leaf;
            }
        }
    }

    private IReadOnlyList<ScoreRow> Hold(IReadOnlyList<ScoreRow> left)
    {
        foreach (AnalysisChoice choice in ChoiceCatalogue.All.Where(choice => choice is not (ModelsChoice or MatchingChoice or CeilingChoice) && this.PlaceOf(choice) < 0))
        {
            // Subjects' rows are of the sweep alone: by themselves they would be held at another layer than their aggregate.
            IReadOnlyList<string> levels = choice.Levels(choice is LayerRuleChoice && left.Count > 0 ? [.. this.rows.Where(row => row.Benchmark == left[0].Benchmark && row.Metric == left[0].Metric)] : left);
            if (levels.Count == 0)
            {
                continue;
            }

            if (levels.Count > 1 && !(choice is SubjectChoice && levels[0] == SubjectChoice.Together))
            {
                this.held.Add($"{choice.Title}: {levels[0]} (of {levels.Count})");
            }

            left = choice.Keep(left, levels[0]);
        }

        return left;
    }
}
