using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Preprocessed stimuli, ready for the network.</summary>
/// <param name="First">Index of the first stimulus.</param>
/// <param name="Count">Stimuli of the batch.</param>
/// <param name="Pixels">(rows × 3 × height × width) float32 on the CPU, rows ≥ count, owned by whoever takes the batch; rows past the count are blank.</param>
internal sealed record InputBatch(int First, int Count, torch.Tensor Pixels);
