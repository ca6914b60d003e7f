using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models;

/// <summary>Switches of libtorch that the binding does not offer.</summary>
internal static class NativeOptions
{
    private const string GlobalContext = "_ZN2at13globalContextEv";
    private const string AbiVersion = "aoti_torch_abi_version";
    private const string SetUserEnabledNnpack = "_ZN2at7Context20setUserEnabledNNPACKEb";

    // glibc's mallopt: parameters by their numbers in malloc.h.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MostArenas = -8;
    private const int OneGibibyte = 1 << 30;

    /// <summary>Has freed memory kept for the next tensor: glibc otherwise gives each large one back to the system, and asks for zeroed pages again a moment later, which costs a fifth of a forward pass.</summary>
    /// <remarks>One arena, for those of other threads cannot hold large blocks. Changes no number. Where there is no glibc, nothing is done.</remarks>
    public static unsafe void KeepFreedMemory()
    {
        if (NativeLibrary.TryLoad("libc.so.6", out IntPtr library) && NativeLibrary.TryGetExport(library, "mallopt", out IntPtr mallopt))
        {
            var set = (delegate* unmanaged[Cdecl]<int, int, int>)mallopt;
            _ = set(MostArenas, 1);
            _ = set(TrimThreshold, OneGibibyte);

            // Older versions take no more than 32 MiB.
            _ = set(MapThreshold, OneGibibyte) != 0 ? 1 : set(MapThreshold, 32 << 20);
        }
    }

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

    /// <summary>The version of the libtorch that was loaded, which the binding does not ask for; null where it does not say (before 2.9).</summary>
    /// <remarks>Call it after <see cref="TorchRuntime.HasCuda"/>: that loads libtorch.</remarks>
    public static unsafe string? LibtorchVersion()
    {
        if (!NativeLibrary.TryLoad("libtorch_cpu", typeof(torch).Assembly, null, out IntPtr library) || !NativeLibrary.TryGetExport(library, AbiVersion, out IntPtr version))
        {
            return null;
        }

        ulong packed = ((delegate* unmanaged[Cdecl]<ulong>)version)();
        return FormattableString.Invariant($"{packed >> 56}.{(packed >> 48) & 0xff}.{(packed >> 40) & 0xff}"); // a byte each, from the highest
    }
}
