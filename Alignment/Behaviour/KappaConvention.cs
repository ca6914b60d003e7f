namespace Concord.Alignment.Behaviour;

/// <summary>What κ is where the formula gives 0/0.</summary>
public enum KappaConvention
{
    /// <summary><c>model-vs-human</c>: κ = 1 wherever both agree on every image (o = 1), as the source's code has it; undefined never occurs.</summary>
    ModelVsHuman,

    /// <summary><c>concord</c>: undefined where expected agreement e is 1 (both always right, or both always wrong).</summary>
    Concord,
}
