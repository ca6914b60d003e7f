using System.Globalization;
using System.Runtime.InteropServices;
using Concord.Models;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Hosting;

/// <summary>Looks at what a run needs of the machine.</summary>
internal static class Doctor
{
    private const long EnoughMemory = 2L << 30;
    private const long EnoughDisk = 2L << 30;

    public static IReadOnlyList<DoctorFinding> Examine(string? store, string? mirror, string device)
    {
        List<DoctorFinding> findings = [new("program", true, $"Concord {ProductVersion.Text}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}")];
        findings.Add(Glibc());
        findings.AddRange(Torch(device));
        long memory = ProcessMemory.Available;
        findings.Add(new("memory", memory >= EnoughMemory, $"{MemorySize.Format(memory)} available", memory >= EnoughMemory ? null : "Close other programs; a run of small networks wants 2 GiB. `concord plan` tells the peak of a manifest."));
        findings.AddRange(Places(store, mirror));
        findings.Add(new("font", true, $"figures draw with the embedded font {EmbeddedFont.FamilyName}; no system font is needed"));
        return findings;
    }

    private static DoctorFinding Glibc()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new("glibc", true, "not needed on this system");
        }

        string? version = Marshal.PtrToStringAnsi(NativeLibc.GnuGetLibcVersion());
        bool ok = Version.TryParse(version, out Version? parsed) && parsed >= new Version(2, 34);
        return new("glibc", ok, version ?? "unknown", ok ? null : "libtorch here needs glibc 2.34 or newer, on every node that does jobs: Debian 12, Ubuntu 22.04, RHEL 9, or a container of one (build/concord.def).");
    }

    private static IEnumerable<DoctorFinding> Torch(string device)
    {
        TorchInfo info;
        string? fault = null;
        try
        {
            info = TorchRuntime.Describe();
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or NotSupportedException or EntryPointNotFoundException or BadImageFormatException)
        {
            fault = exception.GetBaseException().Message;
            info = new TorchInfo("?", "?", 0, "none", [], "?", null);
        }

        if (fault is not null)
        {
            yield return new("libtorch", false, $"does not load: {fault}", "Build on this machine (`dotnet build -c Release`): the build mends libLibTorchSharp.so for glibc's C++ library; or use a machine with glibc ≥ 2.34. A build with -p:Torch=external finds libtorch by LD_LIBRARY_PATH (README.md, GPU).");
            yield break;
        }

        bool same = info.LibtorchVersion == info.BindingLibtorch;
        yield return new("libtorch", true, $"{info.LibtorchVersion} (TorchSharp {info.TorchSharpVersion}{(same ? string.Empty : $", made for {info.BindingLibtorch}")}), {info.CpuCapability}", same ? null : "Safe only if libLibTorchSharp.so was compiled for this libtorch (tests/full/gpu/native.sh); else take PyTorch " + info.BindingLibtorch + ".");
        yield return new("threads", true, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; a plan uses 2 threads unless its manifest says `compute: {{ threads: N }}`"));
        bool has = device is "auto" or "cpu" || info.Devices.Contains(device == "cuda" ? "cuda:0" : device);
        yield return new("device", has, string.Join(", ", info.Devices), info.CudaRemedy is null ? null : (has ? "for a GPU: " : string.Empty) + info.CudaRemedy);
    }

    private static IEnumerable<DoctorFinding> Places(string? store, string? mirror)
    {
        string? fault = null;
        RunEnvironment? environment = null;
        try
        {
            environment = new RunEnvironment(store, mirror, "cpu", RunEnvironment.DefaultMemory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Resolution.ResolutionException)
        {
            fault = exception.Message;
        }

        if (environment is null)
        {
            yield return new("store", false, fault!, "Give a folder that can be written with --store or CONCORD_STORE, and a mirror that has mirror.csv.");
            yield break;
        }

        long free = new DriveInfo(environment.Store.Root).AvailableFreeSpace;
        yield return new("disk", free >= EnoughDisk, $"{MemorySize.Format(free)} free for the store at {environment.Store.Root}", free >= EnoughDisk ? null : "`concord store gc` removes what no manifest needs; or put the store elsewhere with --store.");
        string? mirrorFolder = mirror ?? Environment.GetEnvironmentVariable("CONCORD_MIRROR");
        yield return new("mirror", true, mirrorFolder ?? "none", mirrorFolder is null ? "Without a network, set CONCORD_MIRROR to a folder with mirror.csv; the quickstart needs neither." : null);
        string? data = Environment.GetEnvironmentVariable("CONCORD_DATA");
        yield return new("data", data is null || Directory.Exists(data), data ?? "CONCORD_DATA not set", data is null ? "Set it to the folder of datasets without a public licence (object2vec, CIFAR-10 images)." : Directory.Exists(data) ? null : "The folder does not exist.");
    }
}
