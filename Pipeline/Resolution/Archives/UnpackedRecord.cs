namespace Concord.Pipeline.Resolution.Archives;

/// <summary>What was unpacked. It is written last: a folder without it is half-unpacked.</summary>
/// <param name="Files">Files in the folder.</param>
/// <param name="Bytes">Their bytes together.</param>
/// <param name="TreeSha256">The folder's tree hash.</param>
internal sealed record UnpackedRecord(int Files, long Bytes, string TreeSha256);
