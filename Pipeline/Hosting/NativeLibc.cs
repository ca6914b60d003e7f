using System.Runtime.InteropServices;

namespace Concord.Pipeline.Hosting;

internal static partial class NativeLibc
{
    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial IntPtr GnuGetLibcVersion();

    /// <summary>statfs(2): 0, and the statistics in the buffer, where it went well.</summary>
    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static unsafe partial int FileSystemStatistics(string path, nint* buffer);
}
