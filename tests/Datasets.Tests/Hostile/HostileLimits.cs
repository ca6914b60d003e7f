namespace Concord.Datasets.Tests.Hostile;

/// <summary>What a reader may cost on one damaged file.</summary>
/// <param name="Files">How many damaged files are tried.</param>
/// <param name="Seed">Of the damage.</param>
/// <param name="SecondsPerFile">Wall time. An endless loop is endless, and a busy machine is slow: so the limit is generous.</param>
/// <param name="BytesPerFileByte">Bytes allocated by the reader's thread for each byte of the file…</param>
/// <param name="BytesMore">…and beyond that.</param>
internal sealed record HostileLimits(int Files = 300, int Seed = 1, double SecondsPerFile = 30, int BytesPerFileByte = 50, long BytesMore = 256L << 20)
{
    /// <summary>For readers of HDF5: PureHDF allocates what a header's field of 31 bits says before it meets the end of the file. Such an array is never filled; it may cost 2 GiB of address space once.</summary>
    public static HostileLimits Hdf5 { get; } = new(BytesMore: (2L << 30) + (256L << 20));
}
