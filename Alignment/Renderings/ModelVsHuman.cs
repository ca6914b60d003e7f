using Concord.Alignment.Behaviour;

namespace Concord.Alignment.Renderings;

/// <summary>model-vs-human: κ = 1 wherever the two observers always agree; no ceiling.</summary>
/// <remarks>Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411; bethgelab/model-vs-human <c>plotting/analyses.py</c> at 79ed7cd.</remarks>
internal static class ModelVsHuman
{
    public static Rendering Rendering { get; } = new(
        "model-vs-human",
        "bethgelab/model-vs-human 79ed7cd",
        Agreement: new("mean over conditions, then humans, of κ; κ = 1 where o = 1", raw => Scored.OrUndefined(AgreementRaw.Mean(raw.WithHumans, KappaConvention.ModelVsHuman), "κ is undefined in every pair")));
}
