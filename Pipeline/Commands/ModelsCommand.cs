using System.CommandLine;
using System.Globalization;
using Concord.Models.Activations;
using Concord.Models.Catalogue;

namespace Concord.Pipeline.Commands;

internal static class ModelsCommand
{
    public static Command Create(CommandConsole console)
    {
        Command command = new("models", "Which architectures and public weights there are.\n\nExample: concord models layers cifar-resnet20");
        command.Add(List(console));
        command.Add(Show(console));
        command.Add(Layers(console));
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

            ArchitectureEntry entry = ArchitectureCatalogue.All.FirstOrDefault(e => e.Id == name)
                ?? throw Unknown.Id("architecture or weights", name, [.. ArchitectureCatalogue.All.Select(e => e.Id), .. WeightsCatalogue.All.Select(w => w.Id)]);
            console.Result($"{entry.Id} ({entry.Family}), version {entry.Version}");
            console.Result("  input:         " + entry.InputDescription);
            if (entry.Text is null)
            {
                console.Result("  preprocessing: " + entry.DefaultPreprocessing.Describe());
            }

            console.Result("  layers:        " + string.Join(", ", entry.DefaultLayers));
            console.Result("  source:        " + entry.Citation);
            foreach (PublicWeights known in WeightsCatalogue.For(entry.Id))
            {
                WeightsListing.Print(console, known);
            }

            return ExitStatus.Done;
        }));
        return show;
    }

    private static Command Layers(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> id = new("architecture") { Description = "The architecture." };
        Command layers = new("layers", "Lists the layers that can be named, in the order of the forward pass.\n\nExample: concord models layers vit-tiny-32") { id, options.Json };
        layers.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            ArchitectureEntry entry = ArchitectureCatalogue.Find(parsed.GetValue(id)!);
            IReadOnlyList<LayerInfo> all = ArchitectureCatalogue.LayersOf(entry.Id);
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(all.Select(layer => new { Id = layer.Name, layer.Index, layer.Depth, Kind = layer.Kind.ToString().ToLowerInvariant(), layer.Shape, layer.PrefixTokens, Default = entry.DefaultLayers.Contains(layer.Name) })));
                return ExitStatus.Done;
            }

            ListTable.Print(console, ["layer", "depth", "kind", "shape", "units", "scored by default"], all.Select(layer => new[]
            {
                layer.Name,
                layer.Depth.ToString("0.000", CultureInfo.InvariantCulture),
                layer.Kind.ToString().ToLowerInvariant() + (layer.PrefixTokens > 0 ? $" ({layer.PrefixTokens} class)" : string.Empty),
                string.Join(" × ", layer.Shape),
                layer.UnitCount.ToString(CultureInfo.InvariantCulture),
                entry.DefaultLayers.Contains(layer.Name) ? "yes" : string.Empty,
            }));
            return ExitStatus.Done;
        }));
        return layers;
    }
}
