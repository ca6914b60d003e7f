namespace Concord.Datasets.Formats;

/// <summary>One data element of a MATLAB file: its storage type and its bytes, without padding.</summary>
internal sealed record MatPart(MatStorage Storage, ReadOnlyMemory<byte> Bytes);
