using System.CommandLine;
using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;

namespace Concord.Pipeline.Commands;

/// <summary><c>models census</c>: what a stimulus costs a network, from shapes alone.</summary>
internal static class ModelCensusCommand
{
    private const string Explanation = "For one stimulus. token-wise: the same map for every token or pixel, patch embedding and 1×1 convolutions among them; token-mixing: between tokens; activations: all layers as float32.";

    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> ids = new("architecture") { Description = "Architectures, with options in brackets where there are any; all of the catalogue where none is named.", Arity = ArgumentArity.ZeroOrMore };
        Option<string[]> chosen = ArchitectureOptions.Option();
        Command census = new("census", "Counts products, parameters and activations of architectures, from shapes alone.\n\nExample: concord models census vit-b-16 resnet50 \"vit-b-16[attention=shared]\"") { ids, chosen, options.Json };
        census.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string[] named = parsed.GetValue(ids) ?? [];
            OperationCensus[] all = [.. (named.Length > 0 ? named : [.. ArchitectureCatalogue.All.Select(entry => entry.Id)]).Select(id => ArchitectureCatalogue.CensusOf(ArchitectureOptions.Find(id, parsed.GetValue(chosen)).Id))];
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(all.Select(Json)));
                return ExitStatus.Done;
            }

            console.Result(Explanation);
            ListTable.Print(console, ["architecture", "input", "GMAC", "token-wise", "token-mixing", "convolution", "head", "parameters", "activations", "largest layer"], all.Select(Row));
            return ExitStatus.Done;
        }));
        return census;
    }

    /// <summary>The census in one line, for <c>models show</c>.</summary>
    public static string Line(OperationCensus census) => string.Join(", ", new[] { string.Create(CultureInfo.InvariantCulture, $"{Giga(census.TotalMacs)} GMAC for {(census.Tokens > 0 ? $"a text of {census.Tokens} tokens" : "one stimulus")}") }.Concat(Enum.GetValues<OperationKind>().Where(kind => census.Macs[kind] > 0).Select(kind => $"{Word(kind)} {Percent(census.Share(kind))}")));

    private static string[] Row(OperationCensus census) =>
    [
        census.Architecture,
        census.Tokens > 0 ? string.Create(CultureInfo.InvariantCulture, $"{census.Tokens} tokens") : $"{census.InputSize}",
        Giga(census.TotalMacs),
        .. Enum.GetValues<OperationKind>().Select(kind => Percent(census.Share(kind))),
        census.Parameters.ToString("N0", CultureInfo.InvariantCulture),
        Mebi(census.ActivationBytes),
        $"{census.LargestLayer} ({Mebi(census.LargestLayerBytes)})",
    ];

    private static object Json(OperationCensus census) => new
    {
        Id = census.Architecture,
        census.InputSize.Height,
        census.InputSize.Width,
        census.Tokens,
        Macs = census.TotalMacs,
        MacsByKind = Enum.GetValues<OperationKind>().ToDictionary(Word, kind => census.Macs[kind]),
        TokenWiseShare = census.TotalMacs == 0 ? (double?)null : census.Share(OperationKind.TokenWise),
        census.Parameters,
        census.ActivationBytes,
        census.LargestLayer,
        census.LargestLayerBytes,
    };

    private static string Word(OperationKind kind) => kind switch
    {
        OperationKind.TokenWise => "token-wise",
        OperationKind.TokenMixing => "token-mixing",
        OperationKind.Convolution => "convolution",
        OperationKind.Head => "head",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind without a word"),
    };

    private static string Giga(long macs) => (macs / 1e9).ToString(macs < 1e8 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsNaN(share) ? "–" : (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Mebi(long bytes) => (bytes / 1048576.0).ToString("0.00", CultureInfo.InvariantCulture) + " MiB";
}
