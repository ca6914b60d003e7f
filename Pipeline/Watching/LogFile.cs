using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Concord.Pipeline.Watching;

/// <summary>Files to whose end several processes write.</summary>
/// <remarks>FileMode.Append only seeks to the end once, so that two writers overwrite each other; on Linux the system's own append mode puts every write behind all others.</remarks>
internal static partial class LogFile
{
    private const int WriteOnly = 1, Create = 0x40, Appending = 0x400, CloseOnExec = 0x80000;
    private const int ForAll = 0b110_110_110;

    /// <summary>Opens a file for writes at its end; what a killed writer left half-written is closed with a line end first.</summary>
    public static SafeFileHandle Open(string path)
    {
        SafeFileHandle file = OperatingSystem.IsLinux() ? OpenLinux(path) : File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (EndsWithin(path))
        {
            Append(file, "\n"u8.ToArray());
        }

        return file;
    }

    /// <summary>Adds bytes at the end in one write.</summary>
    public static void Append(SafeFileHandle file, ReadOnlyMemory<byte> bytes) => RandomAccess.Write(file, bytes.Span, RandomAccess.GetLength(file));

    private static SafeFileHandle OpenLinux(string path)
    {
        int descriptor = OpenFile(path, WriteOnly | Create | Appending | CloseOnExec, ForAll);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
    }

    private static bool EndsWithin(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (stream.Length == 0)
        {
            return false;
        }

        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFile(string path, int flags, int mode);
}
