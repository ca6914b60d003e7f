using Microsoft.Win32.SafeHandles;

namespace Concord.Datasets.Formats;

/// <summary>Reads whole files with one kind of error.</summary>
internal static class FileBytes
{
    public static byte[] ReadAll(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, fault);
        }
    }

    /// <summary>The first bytes, as many as there are and fit.</summary>
    public static ReadOnlySpan<byte> Front(string path, Span<byte> buffer)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path);
            return buffer[..RandomAccess.Read(file, buffer, 0)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, fault);
        }
    }

    public static SafeFileHandle OpenHandle(string path)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, fault);
        }
    }

    public static FileStream Open(string path, int buffer = 1 << 16)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, buffer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, fault);
        }
    }

    public static DatasetException Unreadable(string path, Exception fault) =>
        new(path, $"the file cannot be read ({fault.Message})", "a readable file below 2 GiB", "Check the path and its permissions.", fault);
}
