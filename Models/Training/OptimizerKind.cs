namespace Concord.Models.Training;

/// <summary>How parameters follow their gradients.</summary>
public enum OptimizerKind
{
    /// <summary>Gradient descent with Nesterov momentum 0.9, as <c>torch.optim.SGD</c>.</summary>
    Sgd,

    /// <summary>Adam with decoupled weight decay, β 0.9 and 0.999, ε 1e-8, as <c>torch.optim.AdamW</c> (Loshchilov and Hutter 2019, arXiv:1711.05101).</summary>
    AdamW,
}
