namespace Concord.Datasets.Tests.Hostile;

/// <summary>What a reader may cost on one damaged file.</summary>
/// <param name="Files">How many damaged files are tried.</param>
/// <param name="Seed">Of the damage.</param>
/// <param name="SecondsPerFile">Wall time; generous, for a busy machine.</param>
/// <param name="BytesPerFileByte">Bytes allocated by the reader's thread for each byte of the file…</param>
/// <param name="BytesMore">…and beyond that.</param>
internal sealed record HostileLimits(int Files = 300, int Seed = 1, double SecondsPerFile = 5, int BytesPerFileByte = 50, long BytesMore = 256L << 20);
