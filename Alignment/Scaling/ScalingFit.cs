namespace Concord.Alignment.Scaling;

/// <summary>A fitted law.</summary>
/// <param name="Form">The form.</param>
/// <param name="Parameters">In the form's order. Holds a list; equality is by reference.</param>
/// <param name="Loss">The summed Huber loss.</param>
/// <param name="Units">What each measure of scale is divided by.</param>
public sealed record ScalingFit(ScalingForm Form, IReadOnlyList<double> Parameters, double Loss, IReadOnlyList<double> Units)
{
    /// <summary>The score that the law tends to, 1 − E.</summary>
    public double Level => 1 - Math.Exp(Parameters[0]);

    /// <summary>The score at a scale.</summary>
    /// <param name="scale">(variables), in the data's own measure.</param>
    public double Score(params ReadOnlySpan<double> scale) => 1 - Math.Exp(this.LogMisalignment(scale));

    /// <summary>The rise of the score over the next tenfold of scale at a point, dS/dlog₁₀X; of all measures together where there are several.</summary>
    /// <remarks>By a central difference of a thousandth of a decade: exact to 1e-7 of itself, and the same for all forms.</remarks>
    /// <param name="scale">(variables), in the data's own measure.</param>
    public double Slope(params ReadOnlySpan<double> scale)
    {
        const double Half = 0.0005;
        double[] above = [.. scale];
        double[] below = [.. scale];
        for (int i = 0; i < above.Length; i++)
        {
            above[i] *= Math.Pow(10, Half);
            below[i] /= Math.Pow(10, Half);
        }

        return (this.Score(above) - this.Score(below)) / (2 * Half);
    }

    private double LogMisalignment(ReadOnlySpan<double> scale)
    {
        Require.SameLength(Form.Variables, scale.Length);
        Span<double> logs = stackalloc double[scale.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(scale[i] / Units[i]);
        }

        return Form.LogValue([.. Parameters], logs, stackalloc double[Parameters.Count]);
    }
}
