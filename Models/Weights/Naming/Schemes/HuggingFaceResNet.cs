namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Hugging Face's ResNet with its classifier, basic blocks and bottlenecks; the prefix <c>resnet.</c> may be there or not.</summary>
internal static class HuggingFaceResNet
{
    private const string Root = @"(?:resnet\.)?";
    private const string Values = @"\.(weight|bias|running_mean|running_var|num_batches_tracked)";

    public static NamingScheme Scheme { get; } = new(
        "huggingface-resnet",
        "huggingface/transformers src/transformers/models/resnet/modeling_resnet.py",
        [Root + @"embedder\.embedder\.convolution\.weight", Root + @"encoder\.stages\.0\.layers\.0\.layer\.0\.convolution\.weight"],
        [
            NamingRule.Rename(Root + @"embedder\.embedder\.convolution\.weight", "conv1.weight"),
            NamingRule.Rename(Root + @"embedder\.embedder\.normalization" + Values, "bn1.$1"),
            .. Enumerable.Range(0, 4).SelectMany(StageRules),
            NamingRule.Rename(@"classifier\.1\.(weight|bias)", "fc.$1"),
        ]);

    private static IEnumerable<NamingRule> StageRules(int stage)
    {
        string block = Root + $@"encoder\.stages\.{stage}\.layers\.(\d+)\.";
        string own = $"layer{stage + 1}.$1.";
        for (int i = 0; i < 3; i++)
        {
            yield return NamingRule.Rename(block + $@"layer\.{i}\.convolution\.weight", $"{own}conv{i + 1}.weight");
            yield return NamingRule.Rename(block + $@"layer\.{i}\.normalization" + Values, $"{own}bn{i + 1}.$2");
        }

        yield return NamingRule.Rename(block + @"shortcut\.convolution\.weight", own + "downsample.0.weight");
        yield return NamingRule.Rename(block + @"shortcut\.normalization" + Values, own + "downsample.1.$2");
    }
}
