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
    RebuildFromType,

    /// <summary>torch.Tensor and its plain subclasses, as an argument of <see cref="RebuildFromType"/>.</summary>
    TensorClass,

    /// <summary>A storage or element type that has no counterpart here: its tensors are left out.</summary>
    OtherStorageType,

    /// <summary>A class of a TorchScript program: attributes by name.</summary>
    ScriptClass,

    /// <summary>A function of TorchScript's pickles that returns its first argument.</summary>
    ScriptPassThrough,

    /// <summary>Data of a Python class that is skipped, never built.</summary>
    StandIn,
}
