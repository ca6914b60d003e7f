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
    /// <param name="tensors">The file's tensors; borrowed.</param>
    /// <param name="path">Named in errors.</param>
    /// <returns>By key; the file's own tensors, or new ones in the caller's dispose scope.</returns>
    public static IReadOnlyDictionary<string, torch.Tensor> Map(ArchitectureEntry entry, IReadOnlyDictionary<string, torch.Tensor> tensors, string path)
    {
        // Which prefixes may come off depends on the architecture's own keys, and those on no size.
        string[] own = OwnKeys(entry);
        IReadOnlyDictionary<string, torch.Tensor> bare = KeyMapping.ForCommonPrefixes(tensors.Keys, own).Apply(tensors, path);
        bare = Wrappers.FirstOrDefault(wrapper => wrapper.Recognises(bare.Keys))?.Apply(bare, path) ?? bare;
        NamingScheme? scheme = entry.Schemes.FirstOrDefault(scheme => scheme.Recognises(bare));
        return scheme is null ? bare : scheme.Apply(bare, path);
    }

    /// <summary>The shapes of a checkpoint under the architecture's keys; values are not read.</summary>
    /// <exception cref="WeightsException">The file cannot be read.</exception>
    public static ArchitectureSizes Sizes(ArchitectureEntry entry, string path, string? stateDictPath)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        IReadOnlyDictionary<string, torch.Tensor> outline = WeightsFile.ReadOutline(path, stateDictPath);
        return Sizes(Map(entry, outline, path));
    }

    /// <summary>The shapes of mapped tensors.</summary>
    public static ArchitectureSizes Sizes(IReadOnlyDictionary<string, torch.Tensor> mapped) => new(mapped.ToDictionary(pair => pair.Key, pair => pair.Value.shape));

    private static string[] OwnKeys(ArchitectureEntry entry)
    {
        using Network names = entry.Create(Wiring.ShapesOnly(), null);
        return [.. names.state_dict().Keys];
    }
}
