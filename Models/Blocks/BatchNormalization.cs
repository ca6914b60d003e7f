using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>Batch normalisation with running statistics, over the second dimension; ε is not in the state dict and must be PyTorch's 1e-5 unless said.</summary>
/// <remarks>Keys <c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>; the counter <c>num_batches_tracked</c> has no part in inference and is not kept. Ioffe and Szegedy 2015.</remarks>
internal sealed class BatchNormalization : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    // How far one batch moves the running statistics: PyTorch's.
    private const double Momentum = 0.1;
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly torch.Tensor running_mean;
    private readonly torch.Tensor running_var;
    private readonly double _epsilon;
    private readonly Wiring _wiring;

    public BatchNormalization(Wiring wiring, int channels, double epsilon = 1e-5)
        : base(nameof(BatchNormalization))
    {
        weight = wiring.Parameter(channels);
        bias = wiring.Parameter(channels);
        running_mean = wiring.Buffer(channels);
        running_var = wiring.Buffer(channels);
        _epsilon = epsilon;
        _wiring = wiring;
        RegisterComponents();
    }

    /// <param name="input">(batch × channels × …).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        if (_wiring.Statistics != BatchStatistics.Batch)
        {
            return Normalise(input, running_mean, running_var, isLearning: _wiring.Statistics == BatchStatistics.Learning);
        }

        // The batch's own statistics move copies of the running ones.
        using torch.Tensor mean = running_mean.clone();
        using torch.Tensor variance = running_var.clone();
        return Normalise(input, mean, variance, isLearning: true);
    }

    /// <summary>Normalises the last dimension instead: (batch × tokens × features), every token alike.</summary>
    public torch.Tensor ForTokens(torch.Tensor input) => forward(input.transpose(1, 2)).transpose(1, 2);

    private torch.Tensor Normalise(torch.Tensor input, torch.Tensor mean, torch.Tensor variance, bool isLearning)
        => torch.nn.functional.batch_norm(input, mean, variance, weight, bias, training: isLearning, momentum: Momentum, eps: _epsilon);
}
