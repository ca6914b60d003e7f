using System.CommandLine;
using Concord.Models.Catalogue;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

internal static class ModelFetchCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> ids = new("id") { Description = "Public weights.", Arity = ArgumentArity.OneOrMore };
        Option<bool> trust = new("--trust-first") { Description = "Accept files whose publisher states no SHA-256, on their first arrival; the one found is printed." };
        Command fetch = new("fetch", "Fetches public weights into the store and says what they were verified against. A broken fetch goes on where it stopped.\n\nExample: concord models fetch " + WeightsCatalogue.All[0].Id) { ids, trust, options.Store, options.Mirror };
        fetch.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            RunEnvironment environment = new(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), "cpu", RunEnvironment.DefaultMemory);
            PublicWeights[] asked = [.. parsed.GetValue(ids)!.Select(name => WeightsCatalogue.All.FirstOrDefault(w => w.Id == name) ?? throw Unknown.Id("weights", name, [.. WeightsCatalogue.All.Select(w => w.Id)]))];
            foreach (PublicWeights weights in asked)
            {
                FetchOptions how = new() { TrustFirst = parsed.GetValue(trust), Progress = new FetchPrinter(console, TimeProvider.System) };
                Report(console, weights, environment.Resolver.Fetch(SourceOf(weights), how, cancellationToken));
            }

            return ExitStatus.Done;
        })));
        return fetch;
    }

    /// <summary>Public weights as something to resolve.</summary>
    public static SourceSpec SourceOf(PublicWeights weights) =>
        new(weights.Id, weights.Url, weights.Sha256, weights.Bytes, weights.DataPath, LandingPage: weights.LandingPage);

    private static void Report(CommandConsole console, PublicWeights weights, ResolvedFile file)
    {
        console.Result($"{weights.Id}: {file.Path}");
        console.Result($"  sha256 {file.Sha256}, verified against {file.VerifiedAgainst}");
        if (file.OnTrust)
        {
            console.Error($"{weights.Id}: accepted on trust. Nobody but its address speaks for this file: compare the SHA-256 with one from another place, and fix it in your manifest, as below.");
        }

        if (weights.Hash != HashState.Full)
        {
            console.Result($"  in a manifest: weights: {{ sha256: {file.Sha256} }}");
        }
    }
}
