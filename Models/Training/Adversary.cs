using System.Globalization;
using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>Projected gradient ascent on the loss, in pixels from 0 to 1 (Madry et al. 2018, arXiv:1706.06083).</summary>
/// <remarks>One step with a random start is the fast adversarial training of Wong, Rice and Kolter 2020 (arXiv:2001.03994), which takes a step of 1.25 ε.</remarks>
/// <param name="Norm">How a perturbation is measured: over each picture.</param>
/// <param name="Epsilon">The largest perturbation, in units where a pixel runs from 0 to 1.</param>
/// <param name="Steps">Steps of ascent; at least 1.</param>
/// <param name="StepSize">Length of a step in the norm, same units.</param>
/// <param name="HasRandomStart">Whether the perturbation starts anywhere within ε and not at 0.</param>
public sealed record Adversary(PerturbationNorm Norm, double Epsilon, int Steps, double StepSize, bool HasRandomStart = true)
{
    /// <summary>Stable text of all five.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture, $"{Norm},{Epsilon:R},{Steps},{StepSize:R},{(HasRandomStart ? "random" : "zero")}");

    /// <summary>Norm and ε as a regime's record has them.</summary>
    public AdversarialBudget Budget => new(Norm, Epsilon);

    /// <summary>One step of 1.25 ε from a random start.</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="epsilon">The largest perturbation.</param>
    public static Adversary Fast(PerturbationNorm norm, double epsilon) => new(norm, epsilon, 1, 1.25 * epsilon);

    /// <summary>Several steps of 2.5 ε/steps from a random start, the usual test (Madry's).</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="epsilon">The largest perturbation.</param>
    /// <param name="steps">Steps.</param>
    public static Adversary Pgd(PerturbationNorm norm, double epsilon, int steps) => new(norm, epsilon, steps, 2.5 * epsilon / steps);
}
