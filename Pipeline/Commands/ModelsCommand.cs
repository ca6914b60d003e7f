using System.CommandLine;
using System.Globalization;
using Concord.Models.Catalogue;
using Concord.Models.Weights.Naming;

namespace Concord.Pipeline.Commands;

internal static class ModelsCommand
{
    public static Command Create(CommandConsole console)
    {
        Command command = new("models", "Which architectures and public weights there are.\n\nExample: concord models layers cifar-resnet20");
        command.Add(List(console));
        command.Add(Show(console));
        command.Add(ModelLayersCommand.Create(console));
        command.Add(ModelCensusCommand.Create(console));
        command.Add(ModelFetchCommand.Create(console));
        return command;
    }

    private static Command List(CommandConsole console)
    {
        CommonOptions options = new();
        Option<bool> weights = new("--weights") { Description = "List the public weights: regime, accuracy, how much of their hash is known, where they are, licence." };
        Command list = new("list", "Lists the architectures, or the public weights.\n\nExample: concord models list --weights") { weights, options.Json };
        list.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            if (parsed.GetValue(weights))
            {
                if (parsed.GetValue(options.Json))
                {
                    console.Result(JsonOutput.Of(WeightsCatalogue.All.Select(WeightsListing.Json)));
                }
                else
                {
                    WeightsListing.Table(console, WeightsCatalogue.All);
                }

                return ExitStatus.Done;
            }

            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(ArchitectureCatalogue.All.Select(entry => new { entry.Id, entry.Family, entry.Version, entry.InputSize, entry.DefaultLayers, Preprocessing = entry.DefaultPreprocessing.Canonical, entry.Citation, Weights = WeightsCatalogue.For(entry.Id).Select(WeightsListing.Json) })));
                return ExitStatus.Done;
            }

            ListTable.Print(console, ["architecture", "family", "input", "layers", "public weights"], ArchitectureCatalogue.All.Select(entry => new[]
            {
                entry.Id, entry.Family, entry.InputDescription, entry.DefaultLayers.Count.ToString(CultureInfo.InvariantCulture), string.Join(", ", WeightsCatalogue.For(entry.Id).Select(weights => weights.Id)),
            }));
            return ExitStatus.Done;
        }));
        return list;
    }

    private static Command Show(CommandConsole console)
    {
        Argument<string> id = new("id") { Description = "An architecture, or public weights." };
        Command show = new("show", "Prints what is known of an architecture or of public weights.\n\nExample: concord models show cifar-resnet20") { id };
        show.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string name = parsed.GetValue(id)!;
            if (WeightsCatalogue.All.FirstOrDefault(weights => weights.Id == name) is { } weights)
            {
                WeightsListing.Print(console, weights);
                return ExitStatus.Done;
            }

            string own = name.Split('[')[0];
            if (!ArchitectureCatalogue.All.Any(e => e.Id == own))
            {
                throw Unknown.Id("architecture or weights", name, [.. ArchitectureCatalogue.All.Select(e => e.Id), .. WeightsCatalogue.All.Select(w => w.Id)]);
            }

            ArchitectureEntry entry = ArchitectureCatalogue.Find(name);
            OperationCensus census = ArchitectureCatalogue.CensusOf(entry.Id);
            console.Result($"{entry.Id} ({entry.Family}), version {entry.Version}");
            console.Result("  input:         " + entry.InputDescription);
            if (entry.Text is null)
            {
                console.Result("  preprocessing: " + entry.DefaultPreprocessing.Describe());
            }

            console.Result("  layers:        " + string.Join(", ", entry.DefaultLayers));
            console.Result("  parameters:    " + census.Parameters.ToString("N0", CultureInfo.InvariantCulture) + (entry.PublishedParameters is null ? string.Empty : ", as published"));
            console.Result("  census:        " + ModelCensusCommand.Line(census));
            foreach (ArchitectureOption option in entry.Options)
            {
                console.Result($"  option:        {option.Name}: {string.Join(" | ", option.Values)} — {option.Meaning}");
            }

            foreach (NamingScheme scheme in entry.Schemes)
            {
                console.Result($"  reads:         {scheme.Id} — {scheme.Source}");
            }

            console.Result("  source:        " + entry.Citation);
            foreach (PublicWeights known in WeightsCatalogue.For(own))
            {
                WeightsListing.Print(console, known);
            }

            return ExitStatus.Done;
        }));
        return show;
    }
}
