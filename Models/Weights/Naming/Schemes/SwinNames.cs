using System.Globalization;

namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Swin transformers of torchvision (our own keys and a table that follows from the window), timm, Microsoft and Hugging Face.</summary>
/// <remarks>Microsoft and Hugging Face merge patches at the end of a stage, timm at the start of the next, torchvision between stages.</remarks>
internal static class SwinNames
{
    private const int MostStages = 8;

    public static IReadOnlyList<NamingScheme> All { get; } =
    [
        new(
            "torchvision-swin",
            "pytorch/vision torchvision/models/swin_transformer.py",
            [@"features\.0\.0\.weight", @"features\.\d+\.\d+\.attn\.relative_position_index"],
            [NamingRule.Drop(@".*\.relative_position_index")]),
        new(
            "timm-swin",
            "huggingface/pytorch-image-models timm/models/swin_transformer.py (aa4b585)",
            [@"patch_embed\.proj\.weight", @"layers\.0\.blocks\.0\.attn\.relative_position_bias_table", @"head\.fc\.weight"],
            Rules(stage => 2 * stage, @"head\.fc")),
        new(
            "microsoft-swin",
            "microsoft/Swin-Transformer models/swin_transformer.py (f82860b)",
            [@"patch_embed\.proj\.weight", @"layers\.0\.blocks\.0\.attn\.relative_position_bias_table", @"head\.weight"],
            Rules(stage => (2 * stage) + 2, "head")),
        new(
            "huggingface-swin",
            "huggingface/transformers src/transformers/models/swin/modeling_swin.py",
            [@"swin\.embeddings\.patch_embeddings\.projection\.weight", @"swin\.encoder\.layers\.0\.blocks\.0\.attention\.self\.query\.weight", @"classifier\.weight"],
            [
                NamingRule.Drop(@".*\.relative_position_index"),
                NamingRule.Rename(@"swin\.embeddings\.patch_embeddings\.projection\.(weight|bias)", "features.0.0.$1"),
                NamingRule.Rename(@"swin\.embeddings\.norm\.(weight|bias)", "features.0.2.$1"),
                .. Enumerable.Range(0, MostStages).SelectMany(HuggingFaceStage),
                NamingRule.Rename(@"swin\.layernorm\.(weight|bias)", "norm.$1"),
                NamingRule.Rename(@"classifier\.(weight|bias)", "head.$1"),
            ]),
    ];

    private static NamingRule[] HuggingFaceStage(int stage)
    {
        string from = Text($@"swin\.encoder\.layers\.{stage}\.blocks\.(\d+)\.");
        string to = Text($"features.{(2 * stage) + 1}.$1");
        return
        [
            NamingRule.Rename(from + @"layernorm_before\.(weight|bias)", to + ".norm1.$2"),
            NamingRule.Rename(from + @"layernorm_after\.(weight|bias)", to + ".norm2.$2"),
            NamingRule.Join([.. ((string[])["query", "key", "value"]).Select(name => from + $@"attention\.self\.{name}\.(weight|bias)")], to + ".attn.qkv.$2"),
            NamingRule.Rename(from + @"attention\.self\.relative_position_bias_table", to + ".attn.relative_position_bias_table"),
            NamingRule.Rename(from + @"attention\.output\.dense\.(weight|bias)", to + ".attn.proj.$2"),
            NamingRule.Rename(from + @"intermediate\.dense\.(weight|bias)", to + ".mlp.0.$2"),
            NamingRule.Rename(from + @"output\.dense\.(weight|bias)", to + ".mlp.3.$2"),
            NamingRule.Rename(Text($@"swin\.encoder\.layers\.{stage}\.downsample\.(.*)"), Text($"features.{(2 * stage) + 2}.$1")),
        ];
    }

    private static NamingRule[] Rules(Func<int, int> merging, string head) =>
    [
        NamingRule.Drop(@".*\.(?:relative_position_index|attn_mask)"),
        NamingRule.Rename(@"patch_embed\.proj\.(weight|bias)", "features.0.0.$1"),
        NamingRule.Rename(@"patch_embed\.norm\.(weight|bias)", "features.0.2.$1"),
        .. Enumerable.Range(0, MostStages).SelectMany(stage => (NamingRule[])
        [
            NamingRule.Rename(Text($@"layers\.{stage}\.blocks\.(\d+)\.mlp\.fc1\.(weight|bias)"), Text($"features.{(2 * stage) + 1}.$1.mlp.0.$2")),
            NamingRule.Rename(Text($@"layers\.{stage}\.blocks\.(\d+)\.mlp\.fc2\.(weight|bias)"), Text($"features.{(2 * stage) + 1}.$1.mlp.3.$2")),
            NamingRule.Rename(Text($@"layers\.{stage}\.blocks\.(\d+)\.(.*)"), Text($"features.{(2 * stage) + 1}.$1.$2")),
            NamingRule.Rename(Text($@"layers\.{stage}\.downsample\.(.*)"), Text($"features.{merging(stage)}.$1")),
        ]),
        NamingRule.Rename(head + @"\.(weight|bias)", "head.$1"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
