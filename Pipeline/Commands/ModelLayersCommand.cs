using System.CommandLine;
using System.Globalization;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Weights;

namespace Concord.Pipeline.Commands;

/// <summary><c>models layers</c>: what a manifest can name of a network.</summary>
internal static class ModelLayersCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> id = new("architecture") { Description = "The architecture." };
        Option<bool> parts = new("--parts") { Description = "List the parts too: queries, keys, values, attention weights, heads, hidden units." };
        Option<string?> weights = new("--weights") { Description = "A weights file: the layers that it makes." };
        Option<string[]> chosen = ArchitectureOptions.Option();
        Command layers = new("layers", "Lists the layers that can be named, in the order of the forward pass.\n\nExample: concord models layers vit-tiny-32 --parts --options attention=shared") { id, parts, weights, chosen, options.Json };
        layers.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            ArchitectureEntry entry = ArchitectureOptions.Find(parsed.GetValue(id)!, parsed.GetValue(chosen));
            ArchitectureOutline outline = OutlineOf(entry, parsed.GetValue(weights));
            IReadOnlyList<LayerInfo> all = outline.Layers;
            LayerInfo[] shown = [.. all.Where(layer => parsed.GetValue(parts) || !layer.IsPart)];
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(shown.Select(layer => new { Id = layer.Name, layer.Index, layer.Depth, Kind = layer.Kind.ToString().ToLowerInvariant(), layer.Shape, Units = layer.UnitsAt(0), layer.PrefixTokens, layer.IsPart, Default = entry.DefaultLayers.Contains(layer.Name) })));
                return ExitStatus.Done;
            }

            console.Result(Heading(entry, all, parsed.GetValue(parts)));
            foreach (string note in Notes(outline.Checkpoint))
            {
                console.Result(note);
            }

            ListTable.Print(console, ["layer", "depth", "kind", "shape", "units", "scored by default"], shown.Select(layer => new[]
            {
                layer.IsPart ? "  " + layer.Name : layer.Name,
                layer.Depth.ToString("0.000", CultureInfo.InvariantCulture),
                layer.Kind.ToString().ToLowerInvariant() + (layer.PrefixTokens > 0 ? $" ({layer.PrefixTokens} {(layer.IsOfText ? "before the text" : layer.HasClassToken ? "class" : "registers")})" : string.Empty),
                string.Join(" × ", layer.Shape),
                layer.UnitsAt(0).ToString(CultureInfo.InvariantCulture),
                entry.DefaultLayers.Contains(layer.Name) ? "yes" : string.Empty,
            }));
            return ExitStatus.Done;
        }));
        return layers;
    }

    private static string Heading(ArchitectureEntry entry, IReadOnlyList<LayerInfo> all, bool withParts)
    {
        int parts = all.Count(layer => layer.IsPart);
        string rest = parts == 0 ? string.Empty
            : withParts ? $", and {parts} parts within them, indented"
            : $", and {parts} parts within them (--parts lists them)";
        return $"{entry.Id}: {all.Count - parts} layers{rest}.";
    }

    private static IEnumerable<string> Notes(CheckpointNotes? checkpoint) =>
        checkpoint is null ? [] : ((string?[])[checkpoint.Naming, .. checkpoint.Cautions]).OfType<string>().Select(note => $"The file: {note}.");

    // A file that the catalogue knows is prepared for as its publisher says: the size of the input decides the number of tokens.
    private static ArchitectureOutline OutlineOf(ArchitectureEntry entry, string? path)
    {
        if (path is null)
        {
            return ArchitectureCatalogue.OutlineOf(entry.Id);
        }

        if (!File.Exists(path))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"{path}: no such file.");
        }

        PublicWeights? known = WeightsCatalogue.Recognise(WeightsFile.Sha256(path), entry.Id);
        return ArchitectureCatalogue.OutlineOf(entry.Id, path, known?.Preprocessing ?? entry.DefaultPreprocessing);
    }
}
