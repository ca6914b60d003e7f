namespace Concord.Models.Regimes;

/// <summary>How one parameter of an untrained network is drawn.</summary>
/// <remarks><c>default</c> is the constant 0.</remarks>
/// <param name="Distribution">The kind of value.</param>
/// <param name="Scale">The constant, the bound of the uniform, or the standard deviation.</param>
public readonly record struct InitialValue(InitialDistribution Distribution, double Scale)
{
    /// <summary>All zeros.</summary>
    public static InitialValue Zero { get; } = new(InitialDistribution.Constant, 0);

    /// <summary>All ones.</summary>
    public static InitialValue One { get; } = new(InitialDistribution.Constant, 1);

    /// <summary>All equal to <paramref name="value"/>.</summary>
    public static InitialValue Constant(double value) => new(InitialDistribution.Constant, value);

    /// <summary>N(0, <paramref name="deviation"/>²).</summary>
    public static InitialValue Normal(double deviation) => new(InitialDistribution.Normal, deviation);

    /// <summary>N(0, <paramref name="deviation"/>²) within ±2.</summary>
    public static InitialValue TruncatedNormal(double deviation) => new(InitialDistribution.TruncatedNormal, deviation);

    /// <summary>U(−bound, bound).</summary>
    public static InitialValue Uniform(double bound) => new(InitialDistribution.Uniform, bound);

    /// <summary>PyTorch's default for convolution and linear layers, weight and bias alike: U(±1/√fan-in).</summary>
    public static InitialValue TorchDefault(ParameterShape parameter) => Uniform(1 / Math.Sqrt(parameter.FanIn));

    /// <summary>Normalisation layers start as the identity: weight 1, bias 0, running mean 0, running variance 1.</summary>
    public static InitialValue Normalization(ParameterShape parameter)
        => parameter.EndsWith("weight") || parameter.EndsWith("running_var") ? One : Zero;

    /// <summary>He et al. 2015, normal: deviation √(2/fan).</summary>
    public static InitialValue Kaiming(double fan) => Normal(Math.Sqrt(2 / fan));

    /// <summary>Glorot and Bengio 2010, uniform: bound √(6/(fan-in + fan-out)).</summary>
    public static InitialValue Xavier(ParameterShape parameter) => Uniform(Math.Sqrt(6.0 / (parameter.FanIn + parameter.FanOut)));
}
