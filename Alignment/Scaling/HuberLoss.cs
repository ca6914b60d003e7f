namespace Concord.Alignment.Scaling;

/// <summary>The sum over models of Huber's loss of the residual log Ŷ − log Y, each model as often as it was drawn.</summary>
/// <remarks>r²/2 up to δ, δ(|r| − δ/2) past it (Huber 1964, doi:10.1214/aoms/1177703732): with δ = 0.001 nearly absolute deviations, so that a few odd models weigh little.</remarks>
internal sealed class HuberLoss(ScalingForm form, ScalingData data)
{
    private readonly double[] single = new double[form.Parameters.Count];

    /// <summary>How often each model was drawn; empty for once each.</summary>
    public ReadOnlyMemory<ushort> Counts { get; set; }

    /// <summary>The loss; writes its gradient.</summary>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        ReadOnlySpan<ushort> counts = this.Counts.Span;
        ReadOnlySpan<double> logScale = data.LogScale;
        double sum = 0;
        for (int model = 0; model < data.Models; model++)
        {
            int count = counts.IsEmpty ? 1 : counts[model];
            if (count == 0)
            {
                continue;
            }

            double residual = form.LogValue(parameters, logScale.Slice(model * form.Variables, form.Variables), this.single) - data.LogMisalignment[model];
            double size = Math.Abs(residual);
            sum += count * (size <= ScalingDefaults.Delta ? residual * residual / 2 : ScalingDefaults.Delta * (size - (ScalingDefaults.Delta / 2)));
            double pull = count * Math.Clamp(residual, -ScalingDefaults.Delta, ScalingDefaults.Delta);
            for (int k = 0; k < this.single.Length; k++)
            {
                gradient[k] += pull * this.single[k];
            }
        }

        return sum;
    }
}
