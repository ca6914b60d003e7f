namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>timm's VGG: torchvision's convolutions, and a head whose hidden linear layers are stored as 7×7 and 1×1 convolutions.</summary>
/// <remarks>Beyond 224 pixels the networks differ: timm slides its head over the map, ours pools the map to 7×7 as torchvision does.</remarks>
internal static class TimmVgg
{
    public static NamingScheme Scheme { get; } = new(
        "timm-vgg",
        "huggingface/pytorch-image-models timm/models/vgg.py",
        [@"features\.0\.weight", @"pre_logits\.fc1\.weight", @"head\.fc\.weight"],
        [
            NamingRule.Reform(@"pre_logits\.fc1\.weight", "classifier.0.weight", tensor => tensor.flatten(1)),
            NamingRule.Rename(@"pre_logits\.fc1\.bias", "classifier.0.bias"),
            NamingRule.Reform(@"pre_logits\.fc2\.weight", "classifier.3.weight", tensor => tensor.flatten(1)),
            NamingRule.Rename(@"pre_logits\.fc2\.bias", "classifier.3.bias"),
            NamingRule.Rename(@"head\.fc\.(weight|bias)", "classifier.6.$1"),
        ]);
}
