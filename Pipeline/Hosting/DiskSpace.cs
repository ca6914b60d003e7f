namespace Concord.Pipeline.Hosting;

/// <summary>Whether an error says that the disk is full.</summary>
internal static class DiskSpace
{
    private const int Enospc = 28;
    private const int Edquot = 122;
    private const int ErrorDiskFull = unchecked((int)0x80070070);

    public static bool IsFull(IOException exception) => exception.HResult is Enospc or Edquot or ErrorDiskFull;
}
