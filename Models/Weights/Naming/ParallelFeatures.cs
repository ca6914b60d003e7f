namespace Concord.Models.Weights.Naming;

/// <summary>AlexNet and VGG as PyTorch's ImageNet example trains them: only the convolutions are spread over devices, so only they carry <c>module.</c>.</summary>
internal static class ParallelFeatures
{
    public static NamingScheme Scheme { get; } = new(
        "parallel-features",
        "rgeirhos/texture-vs-shape@ccd0c01d42c0a8a834e90ec141e7f24fa915dc23 models/load_pretrained_models.py: model.features = DataParallel(model.features)",
        [@"features\.module\..*"],
        [NamingRule.Rename(@"features\.module\.(.*)", "features.$1")]);
}
