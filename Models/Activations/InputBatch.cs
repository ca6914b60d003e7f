using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Preprocessed stimuli, ready for the network.</summary>
/// <param name="First">Index of the first stimulus.</param>
/// <param name="Pixels">(batch × 3 × height × width) float32 on the CPU, owned by whoever takes the batch.</param>
internal sealed record InputBatch(int First, torch.Tensor Pixels);
