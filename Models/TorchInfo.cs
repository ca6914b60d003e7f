namespace Concord.Models;

/// <summary>What the machine's libtorch is and can do, as <c>concord doctor</c> prints it.</summary>
/// <param name="LibtorchVersion">The version of the loaded libtorch.</param>
/// <param name="TorchSharpVersion">The version of the binding.</param>
/// <param name="Threads">Threads within one operation.</param>
/// <param name="Device">The device in use: <c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="Devices">Every device that can be used, <c>cpu</c> first.</param>
/// <param name="CpuCapability">The widest vector instructions of this processor that libtorch has kernels for: AVX512, AVX2 or DEFAULT.</param>
/// <param name="CudaRemedy">What to do to use a GPU; null when CUDA is there.</param>
public sealed record TorchInfo(
    string LibtorchVersion,
    string TorchSharpVersion,
    int Threads,
    string Device,
    IReadOnlyList<string> Devices,
    string CpuCapability,
    string? CudaRemedy)
{
    /// <summary>The version of libtorch that the binding was made for; only a libtorch from elsewhere is another one.</summary>
    public string BindingLibtorch { get; init; } = LibtorchVersion;
}
