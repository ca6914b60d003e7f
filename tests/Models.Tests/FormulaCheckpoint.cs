using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>A checkpoint under another code base's names whose values are a formula of those names: naming scheme, sizes and forward pass are tested at once, with no file.</summary>
internal static class FormulaCheckpoint
{
    /// <summary>The network that a checkpoint of these keys and shapes makes.</summary>
    /// <param name="entry">The architecture.</param>
    /// <param name="shapes">Keys and shapes as the other code base has them.</param>
    public static Network Load(ArchitectureEntry entry, IReadOnlyDictionary<string, long[]> shapes)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return Load(entry, shapes.ToDictionary(pair => pair.Key, pair => HashFormula.Values(pair.Key, pair.Value)));
    }

    /// <summary>The network that a file's tensors make.</summary>
    /// <param name="entry">The architecture.</param>
    /// <param name="file">Tensors as the other code base names them; borrowed.</param>
    public static Network Load(ArchitectureEntry entry, IReadOnlyDictionary<string, torch.Tensor> file)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        IReadOnlyDictionary<string, torch.Tensor> mapped = CheckpointFitting.Map(entry, file, "formula");
        Network network;
        using (torch.NewDisposeScope())
        {
            network = entry.Create(Wiring.Real(), CheckpointFitting.Sizes(entry, CheckpointTensors.Apart(file, "formula"), null));
            Dictionary<string, torch.Tensor> own = network.state_dict();
            StateDictReport.Compare(own.ToDictionary(pair => pair.Key, pair => pair.Value.shape), mapped.ToDictionary(pair => pair.Key, pair => pair.Value.shape)).ThrowIfMismatch(entry.Id, "formula");
            using IDisposable noGradient = torch.no_grad();
            foreach ((string key, torch.Tensor tensor) in own)
            {
                tensor.copy_(mapped[key]);
                tensor.DetachFromDisposeScope();
            }
        }

        return network;
    }
}
