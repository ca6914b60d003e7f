using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models;

/// <summary>Switches of libtorch that the binding does not offer.</summary>
internal static class NativeOptions
{
    private const string GlobalContext = "_ZN2at13globalContextEv";
    private const string SetUserEnabledNnpack = "_ZN2at7Context20setUserEnabledNNPACKEb";

    /// <summary>Turns NNPACK off: whether a processor has it would otherwise decide which convolution is used, and so the last digits; and where it is missing every convolution prints a warning.</summary>
    /// <remarks>Where the library or the symbols are not there (another system, another libtorch), nothing is done.</remarks>
    public static unsafe void DisableNnpack()
    {
        // Asks for CUDA first: see TorchRuntime.
        if (!TorchRuntime.HasCuda())
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }

        if (NativeLibrary.TryLoad("libtorch_cpu", typeof(torch).Assembly, null, out IntPtr library)
            && NativeLibrary.TryGetExport(library, GlobalContext, out IntPtr context)
            && NativeLibrary.TryGetExport(library, SetUserEnabledNnpack, out IntPtr set))
        {
            ((delegate* unmanaged[Cdecl]<IntPtr, byte, void>)set)(((delegate* unmanaged[Cdecl]<IntPtr>)context)(), 0);
        }
    }
}
