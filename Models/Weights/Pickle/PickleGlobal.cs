using TorchSharp;

namespace Concord.Models.Weights.Pickle;

/// <summary>An allowed name, as a value on the stack of the pickle reader.</summary>
internal sealed record PickleGlobal(PickleGlobalKind Kind, string Name, torch.ScalarType Type = torch.ScalarType.Byte);
