using System.Runtime.Intrinsics.X86;
using TorchSharp;

namespace Concord.Models;

/// <summary>Threads and device of the process's libtorch: set once, before any model is made.</summary>
public static class TorchRuntime
{
    private const string CudaRemedy =
        "Build with -p:Torch=cuda on a machine with an NVIDIA driver for CUDA 12.8, or with -p:Torch=external for the libtorch of an installed PyTorch (README.md, GPU), or use --device cpu.";

    private static readonly Lock Gate = new();
    private static bool? s_cuda;
    private static torch.Device? s_device;

    /// <summary>Fixes the number of threads within one operation and the device on which models run.</summary>
    /// <remarks>Float32 sums depend on the number of threads; hence it belongs to the plan and is never taken from the machine's load.</remarks>
    /// <param name="threads">Threads within one operation; at least 1.</param>
    /// <param name="device"><c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
    /// <exception cref="ModelException">The device is not there, or its name is not one of the three forms.</exception>
    public static void Configure(int threads, string device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        torch.Device parsed = Parse(device);
        lock (Gate)
        {
            torch.set_num_threads(threads);
            s_device = parsed;
            if (parsed.type == DeviceType.CUDA)
            {
                // libtorch rounds the factors of convolutions to 10 bits (TF32) unless told otherwise: that would be a thousandth, not a last digit.
                torch.backends.cudnn.allow_tf32 = false;
                torch.backends.cuda.matmul.allow_tf32 = false;
            }
        }
    }

    /// <summary>Version, threads and devices of the loaded libtorch.</summary>
    /// <exception cref="DllNotFoundException">libtorch cannot be loaded on this machine.</exception>
    public static TorchInfo Describe()
    {
        bool cuda = HasCuda();
        List<string> devices = ["cpu"];
        if (cuda)
        {
            devices.AddRange(Enumerable.Range(0, torch.cuda.device_count()).Select(index => $"cuda:{index}"));
        }

        string madeFor = Version.Parse(torch.__version__).ToString(3);
        return new TorchInfo(
            NativeOptions.LibtorchVersion() ?? madeFor,
            typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            torch.get_num_threads(),
            Device.ToString(),
            devices,
            Avx512F.IsSupported ? "AVX512" : Avx2.IsSupported ? "AVX2" : "DEFAULT",
            cuda ? null : CudaRemedy)
        {
            BindingLibtorch = madeFor,
        };
    }

    /// <summary>The device on which models run; the CPU unless configured otherwise.</summary>
    internal static torch.Device Device
    {
        get
        {
            lock (Gate)
            {
                return s_device ??= new torch.Device(DeviceType.CPU);
            }
        }
    }

    /// <summary>Parses <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c> and makes sure that the device is there.</summary>
    internal static torch.Device Parse(string device)
    {
        if (device == "cpu")
        {
            return new torch.Device(DeviceType.CPU);
        }

        int index = 0;
        if (device != "cuda" && !(device.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(device.AsSpan(5), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out index)))
        {
            throw new ModelException("device", $"'{device}'", "cpu, cuda or cuda:N", "Choose one of the three forms.");
        }

        if (!HasCuda())
        {
            throw new ModelException($"device {device}", "this process has no CUDA", "a CUDA build of libtorch and a GPU", CudaRemedy);
        }

        int count = torch.cuda.device_count();
        return index < count
            ? new torch.Device(DeviceType.CUDA, index)
            : throw new ModelException($"device {device}", $"{count} GPU(s)", $"an index below {count}", "Choose one that `concord doctor` lists.");
    }

    // CUDA must be initialised before libtorch is used for anything else, or a CUDA build falls back to the CPU without a word.
    internal static bool HasCuda()
    {
        lock (Gate)
        {
            return s_cuda ??= torch.TryInitializeDeviceType(DeviceType.CUDA) && torch.cuda.is_available();
        }
    }
}
