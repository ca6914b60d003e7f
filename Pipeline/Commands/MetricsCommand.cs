using System.CommandLine;
using System.Globalization;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Catalogue;
using Concord.Alignment.Ceilings;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Commands;

internal static class MetricsCommand
{
    public static Command Create(CommandConsole console)
    {
        Command command = new("metrics", "What can be measured.\n\nExample: concord metrics show rsa");
        command.Add(List(console));
        command.Add(Show(console));
        return command;
    }

    private static Command List(CommandConsole console)
    {
        CommonOptions options = new();
        Command list = new("list", "Lists the metrics.\n\nExample: concord metrics list --json") { options.Json };
        list.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(MetricCatalogue.All.Select(entry => new { entry.Id, entry.Version, entry.Summary, entry.Formula, entry.HigherIsBetter, entry.Range, entry.Undefined, entry.Citation, entry.Ceilings, entry.Normalizations, Options = entry.Options.Select(option => new { option.Name, Type = option.Type.ToString(), option.Default, option.Description, option.Choices }) })));
                return ExitStatus.Done;
            }

            ListTable.Print(console, ["metric", "version", "better", "what"], MetricCatalogue.All.Select(entry => new[] { entry.Id, entry.Version.ToString(CultureInfo.InvariantCulture), entry.HigherIsBetter ? "higher" : "lower", entry.Summary }));
            return ExitStatus.Done;
        }));
        return list;
    }

    private static Command Show(CommandConsole console)
    {
        Argument<string> id = new("id") { Description = "The metric." };
        Command show = new("show", "Prints a definition: formula, direction, range, when it is undefined, source, options.\n\nExample: concord metrics show error-consistency") { id };
        show.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string name = parsed.GetValue(id)!;
            MetricEntry entry = MetricCatalogue.Find(name) ?? throw Unknown.Id("metric", name, [.. MetricCatalogue.All.Select(e => e.Id)]);
            console.Result($"{entry.Id}, version {entry.Version}");
            console.Result("  " + entry.Summary);
            console.Result("  formula:        " + entry.Formula);
            console.Result("  better:         " + (entry.HigherIsBetter ? "higher" : "lower"));
            console.Result("  range:          " + entry.Range);
            console.Result("  undefined when: " + entry.Undefined);
            console.Result("  source:         " + entry.Citation);
            foreach (DecisionMapping mapping in entry.Need == MetricNeed.Trials ? DecisionMappings.All : [])
            {
                console.Result($"  networks decide by {mapping.Definition}: {mapping.Summary}");
            }

            if (entry.Need == MetricNeed.Trials)
            {
                console.Result($"  networks decide by {DecisionMapping.OwnCategories} where their weights or their architecture name their classes and these are the categories: the highest logit wins");
            }

            foreach (MetricOption option in entry.Options)
            {
                string choices = option.Choices.Count > 0 ? " (" + string.Join(", ", option.Choices) + ")" : string.Empty;
                console.Result($"  option {option.Name} = {option.Default}{choices}: {option.Description}");
                foreach ((string choice, string meaning) in option.Meanings)
                {
                    console.Result($"    {choice}: {meaning}");
                }
            }

            foreach (string ceiling in entry.Ceilings)
            {
                console.Result($"  ceiling {ceiling}{(CeilingText.Describe(ceiling) is { } what ? ": " + what : string.Empty)}");
            }

            foreach (string normalisation in entry.Normalizations)
            {
                console.Result($"  normalisation {normalisation}{(normalisation == "none" ? string.Empty : " (r the aggregated score, c the aggregated ceiling)")}: {Normalisations.Find(normalisation).Source}");
            }

            return ExitStatus.Done;
        }));
        return show;
    }
}
