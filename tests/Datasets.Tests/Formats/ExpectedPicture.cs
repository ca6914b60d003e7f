using System.Globalization;
using System.Security.Cryptography;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Tests.Formats;

/// <summary>One line of `expected.csv`, which make_pictures.py writes beside the pictures.</summary>
internal sealed record ExpectedPicture(string Path, string Decoding, int Width, int Height, string Sha256)
{
    public static IReadOnlyList<ExpectedPicture> All(string folder)
    {
        CsvTable table = CsvFile.Read(System.IO.Path.Combine(folder, "expected.csv"));
        return [.. table.Rows.Select(row => new ExpectedPicture(System.IO.Path.Combine(folder, "pictures", row[0]), row[1], int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture), row[4]))];
    }

    /// <summary>What is wrong with our pixels; null where they are the expected ones.</summary>
    public string? Fault()
    {
        try
        {
            RgbImage image = ImageFile.Read(Path, Options());
            bool isSame = (image.Width, image.Height) == (Width, Height) && Convert.ToHexStringLower(SHA256.HashData(image.Rgb)) == Sha256;
            return isSame ? null : $"{System.IO.Path.GetFileName(Path)} ({Decoding}): other pixels";
        }
        catch (DatasetException fault)
        {
            return $"{System.IO.Path.GetFileName(Path)} ({Decoding}): {fault.Found}";
        }
    }

    private ImageDecoding Options() => new()
    {
        Alpha = Says("alpha=dropped") ? AlphaRule.Dropped : Says("alpha=over(10,128,250)") ? AlphaRule.Over(10, 128, 250) : AlphaRule.Refused,
        Upright = Says("orientation=applied"),
        SixteenBit = Says("16bit=high-byte") ? SixteenBitRule.HighByte : SixteenBitRule.Rounded,
    };

    private bool Says(string choice) => Decoding.Contains(choice, StringComparison.Ordinal);
}
