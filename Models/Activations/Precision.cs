namespace Concord.Models.Activations;

/// <summary>The number format in which a network runs; activations leave it as float32.</summary>
public enum Precision
{
    /// <summary>32 bit, the default.</summary>
    Float32,

    /// <summary>16 bit with float32's range: about twice as fast on processors that have it; 8 bits of mantissa.</summary>
    BFloat16,

    /// <summary>16 bit IEEE: for GPUs; 11 bits of mantissa, overflows past 65,504.</summary>
    Float16,
}
