using System.Globalization;

namespace Concord.Models.Weights.Naming;

/// <summary>torchvision's MobileNetV2: all layers in one list <c>features.N</c>, blocks numbered through.</summary>
internal static class TorchvisionMobileNetV2
{
    private const string Normalisation = "(weight|bias|running_mean|running_var|num_batches_tracked)";

    // Inverted residuals of stages 1 … 6; stage 0 is features.1, and features.0 the stem.
    private static readonly int[] Depths = [2, 3, 4, 3, 3, 1];

    public static NamingScheme Scheme { get; } = new(
        "torchvision",
        "pytorch/vision, torchvision/models/mobilenetv2.py (0.14)",
        [@"features\.18\.0\.weight", @"classifier\.1\.weight"],
        [
            .. Layer(@"features\.0\.0", "conv_stem", @"features\.0\.1", "bn1"),
            .. Layer(@"features\.1\.conv\.0\.0", "blocks.0.0.conv_dw", @"features\.1\.conv\.0\.1", "blocks.0.0.bn1"),
            .. Layer(@"features\.1\.conv\.1", "blocks.0.0.conv_pw", @"features\.1\.conv\.2", "blocks.0.0.bn2"),
            .. Depths.SelectMany((depth, stage) => Enumerable.Range(0, depth).Select(block => (stage, block))).SelectMany((place, i) => Block(i + 2, place.stage + 1, place.block)),
            .. Layer(@"features\.18\.0", "conv_head", @"features\.18\.1", "bn2"),
            NamingRule.Rename(@"classifier\.1\.(weight|bias)", "classifier.$1"),
        ]);

    private static NamingRule[] Block(int number, int stage, int block)
    {
        string from = string.Create(CultureInfo.InvariantCulture, $@"features\.{number}\.conv\.");
        string to = string.Create(CultureInfo.InvariantCulture, $"blocks.{stage}.{block}.");
        return
        [
            .. Layer(from + @"0\.0", to + "conv_pw", from + @"0\.1", to + "bn1"),
            .. Layer(from + @"1\.0", to + "conv_dw", from + @"1\.1", to + "bn2"),
            .. Layer(from + "2", to + "conv_pwl", from + "3", to + "bn3"),
        ];
    }

    // A convolution and its normalisation.
    private static NamingRule[] Layer(string convolution, string to, string normalisation, string toNormalisation) =>
    [
        NamingRule.Rename(convolution + @"\.weight", to + ".weight"),
        NamingRule.Rename(normalisation + @"\." + Normalisation, toNormalisation + ".$1"),
    ];
}
