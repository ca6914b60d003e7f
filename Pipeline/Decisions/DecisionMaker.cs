using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Joining;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Decisions;

/// <summary>Turns a network's stored layer into trials, so that it stands among the observers of a set.</summary>
internal sealed class DecisionMaker(ResultStore store)
{
    /// <summary>The network's name among the observers; no file's observer is called so.</summary>
    public const string Observer = "(network)";

    /// <summary>The sets with the network's trials added; sets whose pictures it was not shown stay as they are.</summary>
    /// <param name="planned">What was extracted.</param>
    /// <param name="model">The model's id, for the rows.</param>
    /// <param name="tables">The recorded trials.</param>
    /// <exception cref="JoinException">A trial's picture is not among those shown.</exception>
    public DecidedTrials Decide(PlannedDecisions planned, string model, IReadOnlyList<TrialTable> tables)
    {
        Dictionary<string, IReadOnlyList<TrialRow>> rows = new(StringComparer.Ordinal);
        List<TrialTable> decided = [];
        foreach (TrialTable table in tables)
        {
            if (planned.Sets.FirstOrDefault(set => set.Set == table.Dataset) is not { Set: not null } shown)
            {
                decided.Add(table);
                continue;
            }

            (Trial Trial, double Probability)[] trials = this.Trials(planned.Rule, shown.StimulusIds, shown.Readout.Stored.Key, table);
            decided.Add(new TrialTable(table.Dataset, [.. table.Trials, .. trials.Select(item => item.Trial)], table.Conditions, table.ExcludedConditions));
            rows[table.Dataset] = [.. trials.Select(item => new TrialRow(string.Empty, model, $"{table.Dataset}/{PictureSet.StimulusId(item.Trial, table)}", item.Trial.Condition, item.Trial.Category, item.Trial.Response, item.Trial.IsCorrect, item.Probability))];
        }

        return new DecidedTrials(decided, rows);
    }

    // One trial for each picture that the first person saw: a set's people all saw the same.
    private (Trial Trial, double Probability)[] Trials(DecisionRule rule, IReadOnlyList<string> stimulusIds, string key, TrialTable table)
    {
        Trial[] seen = [.. table.Conditions.SelectMany(condition => table.Of(table.HumanSubjects[0], condition))];
        string[] shown = [.. seen.Select(trial => PictureSet.StimulusId(trial, table))];
        StimulusJoin join = new($"pictures of '{table.Dataset}'", stimulusIds, shown, null);
        (float[] values, ActivationRecord record) = ActivationReader.Read(store, key);
        Matrix probabilities = rule.Mapping.CategoryProbabilities(rule.ClassProbabilities(join.Apply(values, record.Units)));
        int[] choices = DecisionMapping.Decide(probabilities);
        return
        [
            .. seen.Select((trial, i) => (
                trial with { Subject = Observer, Session = 1, TrialNumber = i + 1, ResponseTime = double.NaN, Response = rule.Mapping.Categories[choices[i]] },
                probabilities[i, choices[i]])),
        ];
    }
}
