namespace Concord.Pipeline.Resolution;

/// <summary>Lets one process at a time work on something. The system opens the gate again when the process ends, however it ends.</summary>
internal static class FileGate
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Enters; null while another is inside. Leave by disposing of what is returned.</summary>
    /// <param name="path">A file of its own, never removed: a lock on what is renamed or removed would not keep two apart.</param>
    public static FileStream? TryEnter(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }
}
