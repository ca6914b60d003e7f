using System.Buffers.Binary;

namespace Concord.Datasets.Tests.Hostile;

/// <summary>Damages a file in the ways that disks, networks and adversaries do. Seeded: the same bytes and seed give the same damage.</summary>
/// <remarks>Half of the places lie in the first or last eighth, where headers, directories and footers are.</remarks>
internal static class Mutations
{
    private static readonly long[] s_absurd = [-1, -2, 0, 1, 2, 3, 7, 255, 65535, 1 << 20, 1 << 28, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 33, 1L << 40, 1L << 62, long.MaxValue, long.MinValue];

    private static readonly Func<byte[], Random, Mutation>[] s_kinds =
        [Truncate, FlipOne, FlipMany, Run, (bytes, random) => Size(bytes, random, 4), (bytes, random) => Size(bytes, random, 8), Duplicate, Remove, Swap, Noise, Offset];

    public static IEnumerable<Mutation> Of(byte[] whole, int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return s_kinds[i % s_kinds.Length](whole, random);
        }
    }

    private static Mutation Truncate(byte[] whole, Random random)
    {
        int length = random.Next(8) switch
        {
            0 => random.Next(0, Math.Min(16, whole.Length)),
            1 => whole.Length - 1 - random.Next(Math.Min(16, whole.Length)),
            _ => Place(whole, random),
        };
        return new($"cut to {length} of {whole.Length} bytes", whole[..length]);
    }

    private static Mutation FlipOne(byte[] whole, Random random) => Flip(whole, random, 1);

    private static Mutation FlipMany(byte[] whole, Random random) => Flip(whole, random, random.Next(2, 65));

    private static Mutation Flip(byte[] whole, Random random, int count)
    {
        byte[] bytes = [.. whole];
        var places = new List<int>();
        for (int i = 0; i < count; i++)
        {
            int at = Place(whole, random);
            bytes[at] ^= (byte)(1 << random.Next(8));
            places.Add(at);
        }

        return new($"bits flipped at {string.Join(", ", places)}", bytes);
    }

    private static Mutation Run(byte[] whole, Random random)
    {
        (int at, int length) = Block(whole, random);
        byte value = random.Next(2) == 0 ? (byte)0 : (byte)0xFF;
        byte[] bytes = [.. whole];
        bytes.AsSpan(at, length).Fill(value);
        return new($"{length} bytes of {value} at {at}", bytes);
    }

    private static Mutation Size(byte[] whole, Random random, int width)
    {
        int at = Place(whole, random) & -4;
        long value = s_absurd[random.Next(s_absurd.Length)];
        bool isBig = random.Next(4) == 0;
        byte[] word = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(word, value);
        if (isBig)
        {
            Array.Reverse(word);
        }

        byte[] bytes = [.. whole];
        int length = Math.Min(width, bytes.Length - at);
        word.AsSpan(isBig ? 8 - width : 0, length).CopyTo(bytes.AsSpan(at));
        return new($"{(isBig ? "big" : "little")}-endian {width}-byte {value} at {at}", bytes);
    }

    // What a cycle needs: a place that points at another one, or back at itself.
    private static Mutation Offset(byte[] whole, Random random)
    {
        int at = Place(whole, random) & -8;
        int target = (random.Next(3) == 0 ? at : Place(whole, random)) & -8;
        byte[] word = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(word, target);
        byte[] bytes = [.. whole];
        word.AsSpan(0, Math.Min(8, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
        return new($"offset {target} at {at}", bytes);
    }

    private static Mutation Duplicate(byte[] whole, Random random)
    {
        (int at, int length) = Block(whole, random);
        return new($"{length} bytes at {at} twice", [.. whole[..(at + length)], .. whole[at..]]);
    }

    private static Mutation Remove(byte[] whole, Random random)
    {
        (int at, int length) = Block(whole, random);
        return new($"{length} bytes at {at} removed", [.. whole[..at], .. whole[(at + length)..]]);
    }

    private static Mutation Swap(byte[] whole, Random random)
    {
        (int at, int length) = Block(whole, random);
        int other = random.Next(whole.Length - length + 1);
        byte[] bytes = [.. whole];
        whole.AsSpan(at, length).CopyTo(bytes.AsSpan(other));
        return new($"{length} bytes of {at} also at {other}", bytes);
    }

    private static Mutation Noise(byte[] whole, Random random)
    {
        (int at, int length) = Block(whole, random);
        byte[] bytes = [.. whole];
        random.NextBytes(bytes.AsSpan(at, length));
        return new($"{length} random bytes at {at}", bytes);
    }

    private static int Place(byte[] whole, Random random)
    {
        int edge = Math.Max(1, whole.Length / 8);
        return random.Next(4) switch
        {
            0 => random.Next(edge),
            1 => whole.Length - 1 - random.Next(edge),
            _ => random.Next(whole.Length),
        };
    }

    private static (int At, int Length) Block(byte[] whole, Random random)
    {
        int at = Place(whole, random);
        int most = Math.Min(whole.Length - at, random.Next(4) == 0 ? 1 + (whole.Length / 4) : 64);
        return (at, 1 + random.Next(most));
    }
}
