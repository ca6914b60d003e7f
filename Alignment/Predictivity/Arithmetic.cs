namespace Concord.Alignment.Predictivity;

/// <summary>The precision in which a solver multiplies; part of a mapping's definition.</summary>
public enum Arithmetic
{
    /// <summary><c>float64</c>: the default.</summary>
    Float64,

    /// <summary><c>float32</c>: large products in float32, their sums over blocks in float64. Predictions correlate with the float64 ones to 1e-4 or better.</summary>
    Float32,
}
