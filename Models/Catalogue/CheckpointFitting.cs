using Concord.Models.Architectures;
using Concord.Models.Weights;
using Concord.Models.Weights.Naming;
using TorchSharp;

namespace Concord.Models.Catalogue;

/// <summary>From a file's keys to an architecture's: wrappers' prefixes come off, then the scheme that recognises the rest renames.</summary>
internal static class CheckpointFitting
{
    // How training code packs any network, whatever its architecture.
    private static readonly NamingScheme[] Wrappers = [RobustnessLibrary.Scheme, ParallelFeatures.Scheme];

    /// <summary>The tensors under the architecture's keys.</summary>
    /// <param name="entry">The architecture.</param>
    /// <param name="file">The file's tensors.</param>
    /// <param name="prefix">What stands before the network's names in the file; null to find it.</param>
    /// <exception cref="WeightsException">The prefix is not there, several serve, the keys do not combine as the naming scheme says, or the file leaves an option open that is not written.</exception>
    public static FittedTensors Map(ArchitectureEntry entry, CheckpointTensors file, string? prefix)
    {
        SchemeChain chain = new(Wrappers, [.. entry.Schemes.Where(scheme => scheme.Fits(file.Tensors))]);

        // Which prefixes may come off depends on the architecture's own keys, and those on no size.
        PrefixChoice choice = PrefixChoice.Choose([.. file.Tensors.Keys], OwnKeys(entry), chain, file.Places, prefix, file.Path);
        OrderedDictionary<string, torch.Tensor> bare = new(StringComparer.Ordinal);
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach ((string name, string key) in choice.Apply(file.Tensors.Keys))
        {
            bare.Add(name, file.Tensors[key]);
            keys.Add(name, key);
        }

        NamedKeys named = chain.Name(bare.Keys);
        RefuseIfOpen(entry, named.Scheme?.LeavesOpen, file.Path);
        string[] dropped = [.. named.Dropped(bare.Keys)];
        return new FittedTensors(
            chain.Apply(bare, file.Path),
            named.Sources.ToDictionary(pair => pair.Key, pair => string.Join(" + ", pair.Value.Select(name => keys[name])), StringComparer.Ordinal),
            named.Scheme?.Id,
            named.Wrapper is null ? choice.Notes : [.. choice.Notes, .. dropped],
            named.Wrapper is null ? dropped : []);
    }

    /// <summary>The tensors of a plain dictionary under the architecture's keys.</summary>
    /// <param name="entry">The architecture.</param>
    /// <param name="tensors">The file's tensors; borrowed.</param>
    /// <param name="path">Named in errors.</param>
    /// <returns>By key; the file's own tensors, or new ones in the caller's dispose scope.</returns>
    public static IReadOnlyDictionary<string, torch.Tensor> Map(ArchitectureEntry entry, IReadOnlyDictionary<string, torch.Tensor> tensors, string path) =>
        Map(entry, CheckpointTensors.Apart(tensors, path), null).Tensors;

    /// <summary>The shapes of a checkpoint under the architecture's keys, and what is to be said of it; values are not read.</summary>
    /// <exception cref="WeightsException">The file cannot be read.</exception>
    public static (ArchitectureSizes Sizes, CheckpointNotes Notes) Outline(ArchitectureEntry entry, string path, string? stateDictPath, string? prefix)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        CheckpointTensors file = WeightsFile.ReadOutline(path, stateDictPath);
        FittedTensors fitted = Map(entry, file, prefix);
        return (Sizes(fitted), new CheckpointNotes(fitted.Scheme, [.. file.Skipped, .. fitted.Notes], fitted.Unneeded) { Classes = file.Classes });
    }

    /// <summary>The shapes of a checkpoint's tensors under the architecture's keys, and the scheme that named them.</summary>
    public static ArchitectureSizes Sizes(ArchitectureEntry entry, CheckpointTensors file, string? prefix)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return Sizes(Map(entry, file, prefix));
    }

    /// <summary>The shapes of mapped tensors.</summary>
    public static ArchitectureSizes Sizes(IReadOnlyDictionary<string, torch.Tensor> mapped) => new(mapped.ToDictionary(pair => pair.Key, pair => pair.Value.shape));

    // Shapes agree with every value of such an option, and a wrong one would change the numbers unseen. A file of the catalogue is at the architecture's own value.
    private static void RefuseIfOpen(ArchitectureEntry entry, string? option, string path)
    {
        (string name, IReadOnlyList<(string Name, string Value)> written) = ArchitectureName.Split(entry.Id);
        if (option is null || written.Any(chosen => chosen.Name == option))
        {
            return;
        }

        if (!File.Exists(path) || WeightsCatalogue.Recognise(WeightsFile.Sha256(path), entry.Id) is null)
        {
            throw WeightsMessages.OptionOpen(path, entry.Id, ArchitectureCatalogue.Find(name).Options.Single(known => known.Name == option));
        }
    }

    private static ArchitectureSizes Sizes(FittedTensors fitted) => new(fitted.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.shape), fitted.Scheme);

    private static string[] OwnKeys(ArchitectureEntry entry)
    {
        using Network names = entry.Create(Wiring.ShapesOnly(), null);
        return [.. names.state_dict().Keys];
    }
}
