using System.Buffers.Binary;
using System.IO.Compression;

namespace Concord.Datasets.Formats;

/// <summary>Decodes PNG of 16 bits a channel to 8-bit RGBA; SkiaSharp gives only its high bytes.</summary>
/// <remarks>A transparent colour (tRNS) is compared in all 16 bits, as the specification says. Source: PNG specification (W3C, second edition), 7 to 9.</remarks>
internal sealed class DeepPng
{
    // Columns and rows of the seven passes of an interlaced picture: first column, first row, step across, step down.
    private static readonly (int Left, int Top, int Across, int Down)[] s_passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly ImageHeader _header;
    private readonly string _name;
    private readonly SixteenBitRule _rule;
    private readonly int _channels;
    private readonly bool _isGrey;
    private readonly bool _isInterlaced;
    private readonly int[]? _transparent;

    private DeepPng(ReadOnlyMemory<byte> bytes, ImageHeader header, string name, SixteenBitRule rule)
    {
        _header = header;
        _name = name;
        _rule = rule;
        int type = bytes.Span[25];
        _channels = type switch
        {
            0 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw ImageHeader.Damaged(name, $"a PNG of 16 bits and colour type {type}"),
        };
        _isGrey = type is 0 or 4;
        _isInterlaced = bytes.Span[28] switch
        {
            0 => false,
            1 => true,
            var other => throw ImageHeader.Damaged(name, $"a PNG of interlace method {other}"),
        };
        if (type is 0 or 2 && PngChunks.All(bytes, "tRNS", name) is [var colour, ..] && colour.Length >= 2 * _channels)
        {
            _transparent = [.. Enumerable.Range(0, _channels).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(colour.Span[(2 * i)..]))];
        }
    }

    /// <summary>Fills <paramref name="rgba"/>, 4·width·height bytes.</summary>
    /// <exception cref="DatasetException">The data end early, are damaged, or are of no PNG kind.</exception>
    public static void Decode(ReadOnlyMemory<byte> bytes, ImageHeader header, string name, SixteenBitRule rule, Span<byte> rgba)
    {
        var png = new DeepPng(bytes, header, name, rule);
        using var data = new ZLibStream(new JoinedStream(PngChunks.All(bytes, "IDAT", name)), CompressionMode.Decompress);
        try
        {
            png.Passes(data, rgba);
            data.ReadByte(); // at the end the check sum of the data is compared
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw ImageHeader.Damaged(name, $"image data that end or break inside ({fault.Message})", fault);
        }
    }

    private void Passes(Stream data, Span<byte> rgba)
    {
        foreach ((int left, int top, int across, int down) in _isInterlaced ? s_passes : [(0, 0, 1, 1)])
        {
            int columns = (_header.Width - left + across - 1) / across;
            int rows = (_header.Height - top + down - 1) / down;
            if (columns < 1 || rows < 1)
            {
                continue;
            }

            byte[] above = new byte[columns * _channels * 2];
            byte[] line = new byte[above.Length];
            for (int row = 0; row < rows; row++)
            {
                int filter = data.ReadByte();
                data.ReadExactly(line);
                Unfilter(filter, line, above);
                Spread(line, rgba[(4 * (((top + (row * down)) * _header.Width) + left))..], 4 * across);
                (above, line) = (line, above);
            }
        }
    }

    private void Unfilter(int filter, byte[] line, byte[] above)
    {
        int back = 2 * _channels;
        for (int i = 0; i < line.Length; i++)
        {
            int left = i < back ? 0 : line[i - back];
            int corner = i < back ? 0 : above[i - back];
            line[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => (byte)Paeth(left, above[i], corner),
                _ => throw ImageHeader.Damaged(_name, $"a row with filter {filter}"),
            };
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    // One line's pixels, a step apart.
    private void Spread(byte[] line, Span<byte> rgba, int step)
    {
        Span<int> value = stackalloc int[4];
        for (int from = 0, to = 0; from < line.Length; from += 2 * _channels, to += step)
        {
            for (int i = 0; i < _channels; i++)
            {
                value[i] = BinaryPrimitives.ReadUInt16BigEndian(line.AsSpan(from + (2 * i)));
            }

            for (int i = 0; i < 3; i++)
            {
                rgba[to + i] = Narrow(value[_isGrey ? 0 : i]);
            }

            rgba[to + 3] = _channels is 2 or 4 ? Narrow(value[_channels - 1]) : value[.._channels].SequenceEqual(_transparent) ? (byte)0 : (byte)255;
        }
    }

    private byte Narrow(int value) => (byte)(_rule is SixteenBitRule.HighByte ? value >> 8 : (value + 128) / 257);
}
