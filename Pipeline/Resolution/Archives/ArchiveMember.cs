namespace Concord.Pipeline.Resolution.Archives;

/// <summary>Something in an archive, as the archive has it: nothing of it is to be believed yet.</summary>
/// <param name="Name">Its path.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Length">Its bytes, as the archive states them.</param>
/// <param name="Refusal">Why it cannot be unpacked ("is a symbolic link to …"); null where it can.</param>
/// <param name="Open">Gives its bytes, before the next member is asked for.</param>
internal sealed record ArchiveMember(string Name, bool IsFolder, long Length, string? Refusal, Func<Stream> Open);
