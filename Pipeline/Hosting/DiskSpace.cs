namespace Concord.Pipeline.Hosting;

/// <summary>Whether a disk has room, and whether an error says that it has none.</summary>
internal static class DiskSpace
{
    private const int Efbig = 27;
    private const int Enospc = 28;
    private const int Edquot = 122;
    private const int ErrorDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether an error says that nothing more can be written: the disk, the quota or the size that a file may have is used up.</summary>
    public static bool IsFull(IOException exception) => exception.HResult is Enospc or Edquot or Efbig or ErrorDiskFull;

    /// <summary>Bytes that may still be written to a folder's disk; null where the system does not say.</summary>
    /// <param name="folder">A folder, there or not yet.</param>
    public static long? Free(string folder)
    {
        string? there = Path.GetFullPath(folder);
        while (there is not null && !Directory.Exists(there))
        {
            there = Path.GetDirectoryName(there);
        }

        try
        {
            return there is null ? null : new DriveInfo(there).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Refuses to begin what will not fit.</summary>
    /// <param name="what">What is to be written, for the message.</param>
    /// <param name="folder">Where.</param>
    /// <param name="needed">Bytes still to be written.</param>
    /// <param name="free">Tells what is free in a folder.</param>
    /// <exception cref="DiskFullException">Less is free than is needed.</exception>
    public static void Require(string what, string folder, long needed, Func<string, long?> free)
    {
        if (free(folder) is { } left && left < needed)
        {
            throw new DiskFullException(what, folder, needed, left);
        }
    }
}
