namespace Concord.Datasets.Formats;

/// <summary>How far compressed bytes may expand. Deflate reaches 1032:1 on zeros; above 64 MiB even sparse real data stay far below 500:1.</summary>
internal static class Expansion
{
    /// <summary>Deflate's own limit.</summary>
    public const long Most = 1032;

    private const long BombBytes = 64L << 20;
    private const long BombRatio = 500;

    /// <summary>Refuses what looks like a decompression bomb.</summary>
    /// <exception cref="DatasetException">More than 64 MiB and more than 500 times the packed bytes.</exception>
    public static void RefuseBomb(string where, long packed, long unpacked)
    {
        if (unpacked > BombBytes && unpacked / Math.Max(1, packed) > BombRatio)
        {
            throw new DatasetException(where, $"{packed} bytes that expand to {unpacked}", $"at most {BombRatio} times above {BombBytes >> 20} MiB", "This looks like a decompression bomb; save it without compression if it is meant.");
        }
    }
}
