namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>What a code base calls the parts of a ConvNeXt; patterns without <c>.weight</c> and <c>.bias</c>.</summary>
/// <param name="Stem">Convolution and normalisation of the stem.</param>
/// <param name="Downsampling">Pattern for what stands before stage 1, 2, 3: <c>{0}</c> is the stage; followed by <c>.0</c> or <c>.1</c>.</param>
/// <param name="Block">Pattern for a block: <c>{0}</c> is the stage, from 0; one group catches the block.</param>
/// <param name="Parts">Within a block: depthwise convolution, normalisation, first and second linear layer.</param>
/// <param name="Scale">Within a block: the scale by channel, one-dimensional there.</param>
/// <param name="Head">Normalisation and linear layer of the head.</param>
internal sealed record ConvNeXtNames((string Convolution, string Normalization) Stem, string Downsampling, string Block, string[] Parts, string Scale, (string Normalization, string Linear) Head)
{
    private const string Values = @"\.(weight|bias)";
    private static readonly string[] Own = ["0", "2", "3", "5"];

    /// <summary>From these names to torchvision's. A linear layer stored as a 1×1 convolution loses its last two dimensions.</summary>
    public IReadOnlyList<NamingRule> Rules =>
    [
        NamingRule.Rename(Stem.Convolution + Values, "features.0.0.$1"),
        NamingRule.Rename(Stem.Normalization + Values, "features.0.1.$1"),
        .. Enumerable.Range(1, 3).Select(stage => NamingRule.Rename(Of(Downsampling, stage) + @"\.([01])" + Values, $"features.{2 * stage}.$1.$2")),
        .. Enumerable.Range(0, 4).SelectMany(StageRules),
        NamingRule.Rename(Head.Normalization + Values, "classifier.0.$1"),
        NamingRule.Rename(Head.Linear + Values, "classifier.2.$1"),
    ];

    private static string Of(string pattern, int stage) => pattern.Replace("{0}", $"{stage}", StringComparison.Ordinal);

    private IEnumerable<NamingRule> StageRules(int stage)
    {
        string block = Of(Block, stage) + @"\.";
        string own = $"features.{(2 * stage) + 1}.$1.";
        for (int i = 0; i < Parts.Length; i++)
        {
            yield return i < 2
                ? NamingRule.Rename(block + Parts[i] + Values, $"{own}block.{Own[i]}.$2")
                : NamingRule.Reform(block + Parts[i] + Values, $"{own}block.{Own[i]}.$2", tensor => tensor.dim() == 4 ? tensor.flatten(1) : tensor.alias());
        }

        yield return NamingRule.Reform(block + Scale, own + "layer_scale", tensor => tensor.reshape(-1, 1, 1));
    }
}
