using Concord.Models.Texts;

namespace Concord.Pipeline.Decisions;

/// <summary>What a network is told in words about the categories among which it decides.</summary>
/// <param name="Id">The word in manifests.</param>
/// <param name="Ensemble">The sentences.</param>
/// <param name="IsOfImageNet">Whether the names are those of ImageNet's 1,000 classes, mapped to the categories as a classifier's are; else the categories' own.</param>
internal sealed record PromptSet(string Id, PromptEnsemble Ensemble, bool IsOfImageNet)
{
    /// <summary>All sets, the default first.</summary>
    /// <remarks>model-vs-human (bethgelab/model-vs-human@79ed7cd <c>models/wrappers/pytorch.py</c>, <c>ClipPytorchModel</c>) takes <c>imagenet-80</c>: 80,000 sentences.</remarks>
    public static IReadOnlyList<PromptSet> All { get; } =
    [
        new("categories-80", PromptEnsembles.ImageNet80, IsOfImageNet: false),
        new("categories-7", PromptEnsembles.ImageNet7, IsOfImageNet: false),
        new("imagenet-80", PromptEnsembles.ImageNet80, IsOfImageNet: true),
        new("imagenet-7", PromptEnsembles.ImageNet7, IsOfImageNet: true),
    ];
}
