using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>A file's tensors under an architecture's keys.</summary>
/// <param name="Tensors">By the architecture's keys: the file's own tensors, or new ones in the caller's dispose scope.</param>
/// <param name="Sources">The file's key of each, several joined by <c>+</c>.</param>
/// <param name="Scheme">Whose names they were; null for the architecture's own.</param>
/// <param name="Notes">What was left out, one sentence a group.</param>
/// <param name="Unneeded">Likewise of keys that the naming scheme itself leaves out: they change no output.</param>
internal sealed record FittedTensors(IReadOnlyDictionary<string, torch.Tensor> Tensors, IReadOnlyDictionary<string, string> Sources, string? Scheme, IReadOnlyList<string> Notes, IReadOnlyList<string> Unneeded);
