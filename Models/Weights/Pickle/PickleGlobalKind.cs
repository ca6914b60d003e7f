namespace Concord.Models.Weights.Pickle;

/// <summary>What an allowed name of a pickle stands for.</summary>
internal enum PickleGlobalKind
{
    OrderedDict,
    Set,
    Size,
    StorageType,
    ElementType,
    RebuildTensor,
    RebuildTensorV2,
    RebuildTensorV3,
    RebuildParameter,
    RebuildParameterWithState,

    /// <summary>Data of a Python class that is skipped, never built.</summary>
    StandIn,
}
