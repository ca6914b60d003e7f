using System.Runtime.InteropServices;

namespace Concord.Pipeline.Hosting;

internal static partial class NativeLibc
{
    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial IntPtr GnuGetLibcVersion();
}
