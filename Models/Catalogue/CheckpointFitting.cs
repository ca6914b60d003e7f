using Concord.Models.Architectures;
using Concord.Models.Weights;
using Concord.Models.Weights.Naming;
using TorchSharp;

namespace Concord.Models.Catalogue;

/// <summary>From a file's keys to an architecture's: wrappers' prefixes come off, then the scheme that recognises the rest renames.</summary>
internal static class CheckpointFitting
{
    /// <summary>The tensors under the architecture's keys.</summary>
    /// <param name="entry">The architecture.</param>
    /// <param name="file">The file's tensors.</param>
    /// <param name="prefix">What stands before the network's names in the file; null to find it.</param>
    /// <exception cref="WeightsException">The prefix is not there, several serve, or the keys do not combine as the naming scheme says.</exception>
    public static FittedTensors Map(ArchitectureEntry entry, CheckpointTensors file, string? prefix)
    {
        // Which prefixes may come off depends on the architecture's own keys, and those on no size.
        PrefixChoice choice = PrefixChoice.Choose([.. file.Tensors.Keys], OwnKeys(entry), entry.Schemes, file.Places, prefix, file.Path);
        OrderedDictionary<string, torch.Tensor> bare = new(StringComparer.Ordinal);
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach ((string name, string key) in choice.Apply(file.Tensors.Keys))
        {
            bare.Add(name, file.Tensors[key]);
            keys.Add(name, key);
        }

        NamingScheme? scheme = entry.Schemes.FirstOrDefault(scheme => scheme.Recognises(bare.Keys));
        return scheme is null
            ? new FittedTensors(bare, keys, choice.Notes)
            : new FittedTensors(scheme.Apply(bare, file.Path), scheme.Sources(bare.Keys).ToDictionary(pair => pair.Key, pair => string.Join(" + ", pair.Value.Select(name => keys[name])), StringComparer.Ordinal), choice.Notes);
    }

    /// <summary>The shapes of a checkpoint under the architecture's keys; values are not read.</summary>
    /// <exception cref="WeightsException">The file cannot be read.</exception>
    public static ArchitectureSizes Sizes(ArchitectureEntry entry, string path, string? stateDictPath, string? prefix)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return Sizes(entry, WeightsFile.ReadOutline(path, stateDictPath), prefix);
    }

    /// <summary>The shapes of a checkpoint's tensors under the architecture's keys.</summary>
    public static ArchitectureSizes Sizes(ArchitectureEntry entry, CheckpointTensors file, string? prefix)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return new(Map(entry, file, prefix).Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.shape));
    }

    private static string[] OwnKeys(ArchitectureEntry entry)
    {
        using Network names = entry.Create(Wiring.ShapesOnly(), null);
        return [.. names.state_dict().Keys];
    }
}
