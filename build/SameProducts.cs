using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Concord.Build;

/// <summary>Asks MKL, before libtorch loads it, for products that do not hang on where in memory an array lies. Without it A·Aᵀ of the same numbers differed in the last digit between two runs (8 against 16 bytes' alignment, measured); with it neither that nor speed changes.</summary>
internal static partial class SameProducts
{
    private const string Name = "MKL_CBWR";
    private const string Value = "AUTO";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The ModuleInitializer attribute should not be used in libraries", Justification = "It must run before anything of this library can load libtorch.")]
    internal static void Ask()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(Name, Environment.GetEnvironmentVariable(Name) ?? Value);
        }
        else
        {
            // .NET keeps its own copy of the environment; native libraries read the C library's. A value that the user set stays.
            _ = SetEnvironment(Name, Value, overwrite: 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
