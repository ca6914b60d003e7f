using TorchSharp;

namespace Concord.Models.Weights.Pickle;

/// <summary>An allowed name, as a value on the stack of the pickle reader.</summary>
internal sealed record PickleGlobal(PickleGlobalKind Kind, string Name, torch.ScalarType Type = torch.ScalarType.Byte)
{
    /// <summary>Whether it makes a tensor from a storage.</summary>
    public bool IsRebuild => Kind is PickleGlobalKind.RebuildTensor or PickleGlobalKind.RebuildTensorV2 or PickleGlobalKind.RebuildTensorV3
        or PickleGlobalKind.RebuildParameter or PickleGlobalKind.RebuildParameterWithState;
}
