using System.Globalization;

namespace Concord.Models.Regimes;

/// <summary>The perturbations that training defends against.</summary>
/// <param name="Norm">How their size is measured.</param>
/// <param name="Epsilon">Their largest size, in units where a pixel runs from 0 to 1; NaN where the source does not state it.</param>
public sealed record AdversarialBudget(PerturbationNorm Norm, double Epsilon = double.NaN)
{
    /// <summary><c>L∞</c> or <c>L2</c>.</summary>
    public string NormName => Norm == PerturbationNorm.LInf ? "L∞" : "L2";

    /// <summary>ε as the sources write it: in 255ths where that is a whole number below 255 (for L∞ also a half); "not stated" for NaN.</summary>
    public string EpsilonText
    {
        get
        {
            double levels = Epsilon * 255;
            double steps = levels * (Norm == PerturbationNorm.LInf ? 2 : 1);
            return double.IsNaN(Epsilon) ? TrainingRegime.NotStated
                : Epsilon < 1 && Math.Abs(steps - Math.Round(steps)) < 1e-9
                    ? string.Create(CultureInfo.InvariantCulture, $"{levels:0.#}/255")
                    : string.Create(CultureInfo.InvariantCulture, $"{Epsilon:0.####}");
        }
    }

    /// <summary>An L∞ budget in grey levels of 255.</summary>
    public static AdversarialBudget LInf(double levels) => new(PerturbationNorm.LInf, levels / 255);

    /// <summary>An L2 budget in units where a pixel runs from 0 to 1.</summary>
    public static AdversarialBudget L2(double epsilon) => new(PerturbationNorm.L2, epsilon);

    /// <inheritdoc/>
    public override string ToString() => $"{NormName} ε {EpsilonText}";
}
