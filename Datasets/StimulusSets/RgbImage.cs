using System.Globalization;
using System.Text;

namespace Concord.Datasets.StimulusSets;

/// <summary>Decoded pixels: 8-bit red, green, blue.</summary>
/// <remarks>Holds an array, so equality is by reference; two images are the same picture when their <see cref="ContentHash"/> agrees.</remarks>
public sealed class RgbImage
{
    private readonly Lazy<string> _hash;

    /// <summary>Takes ownership of the pixels; they are not copied.</summary>
    /// <param name="width">Pixels across, at least 1.</param>
    /// <param name="height">Pixels down, at least 1.</param>
    /// <param name="rgb">Row-major from the top left, interleaved R G B, length 3·width·height.</param>
    /// <exception cref="DatasetException">A side below 1, or another length.</exception>
    public RgbImage(int width, int height, byte[] rgb)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        if (width < 1 || height < 1)
        {
            throw new DatasetException("image", $"a size of {width}×{height}", "at least 1×1 pixel", "Check the picture's header.");
        }

        Require.Length("image", "the pixel array", rgb.Length, 3L * width * height, $"3·{width}·{height}");
        Width = width;
        Height = height;
        Rgb = rgb;
        _hash = new Lazy<string>(Hash);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Row-major from the top left, interleaved R G B, 0…255, length 3·Width·Height. Not to be written to.</summary>
    public byte[] Rgb { get; }

    /// <summary>SHA-256 (hex) of the UTF-8 text "WxH:" followed by the pixels.</summary>
    public string ContentHash => _hash.Value;

    private string Hash()
    {
        using var hash = new CanonicalHash();
        string head = string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}:");
        return hash.AddRaw<byte>(Encoding.UTF8.GetBytes(head)).AddRaw<byte>(Rgb).Hex();
    }
}
