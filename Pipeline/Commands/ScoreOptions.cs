using System.CommandLine;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.ScoreTables;

namespace Concord.Pipeline.Commands;

/// <summary>Options of the verbs that read scores: where from, which rows, how to compare.</summary>
internal sealed class ScoreOptions
{
    private readonly CommonOptions common = new();

    public Argument<string[]> Sources { get; } = new("scores") { Description = "Run directories, tables (CSV, TSV, Parquet), or column maps that say where their table is.", Arity = ArgumentArity.OneOrMore };

    public Option<string?> Map { get; } = new("--map") { Description = "A column map: which column of the table is what (manifests/README.md). Tables with Concord's own column names need none." };

    public Option<string?> By { get; } = new("--by") { Description = "Factors, such as family,regime: family, regime, architecture, dataset, seed or any tag. The first two are crossed; a tag that is called like a column is tags.NAME." };

    public Option<string[]> Where { get; } = new("--where") { Description = "Only rows that fulfil it; may be given several times: region=V4,IT; regime!=untrained; parameters>=1e6; metric=rsa(correlation,spearman); \"data=\" for those without any.", AllowMultipleArgumentsPerToken = true };

    public Option<string[]> Match { get; } = new("--match") { Description = "Also compare models that are alike in a tag, within a calliper: accuracy:0.02, parameters:10%; without one a fifth of the standard deviation.", AllowMultipleArgumentsPerToken = true };

    public Option<string?> Seeds { get; } = new("--seeds") { Description = "replicates: each seed a model of its own; average: models that differ in the seed alone count as one (default: the map's)." };

    public void AddTo(Command command)
    {
        command.Add(this.Sources);
        command.Add(this.Map);
        command.Add(this.By);
        command.Add(this.Where);
        command.Add(this.Match);
        command.Add(this.Seeds);
        command.Add(this.common.Store);
        command.Add(this.common.Mirror);
    }

    /// <summary>Reads everything that was named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="also">Conditions of other options.</param>
    public ReportInput Read(ParseResult parsed, params IEnumerable<RowCondition> also)
    {
        Lazy<FileResolver> resolver = new(() => this.common.Resolver(parsed));
        ScoreSources sources = new(resolver);
        try
        {
            RowCondition[] conditions = [.. parsed.GetValue(this.Where)!.Select(condition => RowFilter.Parse(condition) ?? throw Wrong($"--where {condition}: expected NAME=LEVEL[,LEVEL], NAME!=LEVEL, NAME>=NUMBER or NAME<=NUMBER")), .. also];
            MatchRule[] matching = [.. parsed.GetValue(this.Match)!.Select(rule => MatchRule.Parse(rule) ?? throw Wrong($"--match {rule}: expected TAG, TAG:DIFFERENCE or TAG:PERCENT%, such as accuracy:0.02"))];
            (string Name, ReportInput Input)[] opened = [.. parsed.GetValue(this.Sources)!.Select(source => (source, sources.Open(source, parsed.GetValue(this.Map))))];
            IReadOnlyList<string> by = parsed.GetValue(this.By) is { } text ? CommaList.Names(text) : [];
            RequireNames(opened, [.. conditions.Select(condition => ("--where", condition.Column)), .. by.Select(name => ("--by", name)), .. matching.Select(rule => ("--match", rule.Tag))]);
            ReportInput input = RunMerge.Merge([.. opened.Select(source => source.Input)]);
            input = input with { Scores = RowFilter.Apply(input.Scores, conditions), By = by.Count > 0 ? by : input.By };
            input = conditions.Length == 0 ? input : OfBenchmarks(input, [.. input.Scores.Select(row => row.Benchmark)]);
            foreach ((string option, string name) in by.Select(name => ("--by", name)).Concat(matching.Select(rule => ("--match", rule.Tag))))
            {
                RowFilter.RequireName(input.Scores, name, option);
            }

            return input with { Comparison = input.Comparison with { Matching = matching, AveragesSeeds = this.Averages(parsed) ?? input.Comparison.AveragesSeeds } };
        }
        catch (Exception exception) when (exception is ScoreTableException or InvalidDataException or IOException)
        {
            throw Wrong(exception.Message);
        }
    }

    // Conditions speak of scores: what else is told of a benchmark goes with the last of them.
    private static ReportInput OfBenchmarks(ReportInput input, HashSet<string> kept) => input with
    {
        Recoveries = [.. input.Recoveries.Where(row => kept.Contains(row.Benchmark))],
        Likenesses = [.. input.Likenesses.Where(row => kept.Contains(row.Benchmark))],
        Agreements = [.. input.Agreements.Where(row => kept.Contains(row.Benchmark))],
        Confusions = [.. input.Confusions.Where(row => kept.Contains(row.Benchmark))],
    };

    // With several tables each must have what is named.
    private static void RequireNames((string Name, ReportInput Input)[] opened, IReadOnlyList<(string Option, string Name)> named)
    {
        foreach ((string option, string name) in opened.Length > 1 ? named : [])
        {
            RowFilter.RequireName([.. opened.Select(source => (source.Name, source.Input.Scores))], name, option);
        }
    }

    private bool? Averages(ParseResult parsed) => parsed.GetValue(this.Seeds) switch
    {
        null => null,
        "average" => true,
        "replicates" => false,
        var other => throw Wrong($"--seeds {other}: expected replicates or average"),
    };

    private static CommandException Wrong(string message) => new(ExitStatus.WrongCommand, message);
}
