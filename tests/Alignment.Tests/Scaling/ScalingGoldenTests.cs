using Concord.Alignment.Resampling;
using Concord.Alignment.Scaling;

namespace Concord.Alignment.Tests.Scaling;

/// <summary>Against the fits that Gokce &amp; Schrimpf publish beside their table (scipy's BFGS with numerical gradients; 1,000 resamples by numpy).</summary>
public sealed class ScalingGoldenTests
{
    private static readonly (string, double) Compute = ("total_flops", 1e13);

    [Theory]
    [InlineData("", 620, 0.0726773831, -0.6487916, -0.5994491, 0.1569283)]
    [InlineData("ResNet", 217, 0.0094393607, -0.6039073, 0.0817866, 0.2987693)]
    [InlineData("EfficientNet", 87, 0.0034621739, -0.6370281, -0.1257859, 0.2955413)]
    public void Neural_scores_give_the_published_law(string family, int models, double loss, double e, double a, double alpha)
    {
        ScalingData data = PrimateScores.Read(PrimateScores.Neural, family, Compute);
        ScalingFit fit = ScalingFitter.Fit(data, ScalingForm.Named("power"));
        Assert.Equal(models, data.Models);
        Assert.InRange(fit.Loss, loss * (1 - 1e-6), loss * (1 + 1e-6));
        Assert.Equal([e, a, alpha], fit.Parameters, (x, y) => Math.Abs(x - y) < 2e-4);
    }

    [Fact]
    public void Behaviour_gives_the_published_law_which_has_no_level()
    {
        ScalingFit fit = ScalingFitter.Fit(PrimateScores.Read(["Behavioral"], string.Empty, Compute), ScalingForm.Named("power"));
        Assert.InRange(fit.Loss, 0.0699723621 * (1 - 1e-6), 0.0699723621 * (1 + 1e-6));
        Assert.Equal(0.06223, fit.Parameters[2], 5);
        Assert.True(fit.Parameters[0] < -20);
    }

    [Fact]
    public void The_resnets_level_has_the_published_interval()
    {
        ScalingData data = PrimateScores.Read(PrimateScores.Neural, "ResNet", Compute);
        ScalingBootstrap fitted = ScalingBootstrap.Compute(data, ScalingForm.Named("power"), 42);
        ScalingSummary summary = ScalingSummary.Of(data, fitted);
        Assert.Equal(0.4533, fitted.Fit.Level, 4);
        Assert.Equal(0.439, summary.Level.Lower, 0.003);
        Assert.Equal(0.471, summary.Level.Upper, 0.004);
        Assert.Equal(Saturation.Saturates, summary.Verdict);
    }

    [Fact]
    public void The_vit_level_is_the_published_one_and_its_interval_has_no_upper_end()
    {
        ScalingData data = PrimateScores.Read(PrimateScores.Neural, "ViT", Compute);
        ScalingBootstrap fitted = ScalingBootstrap.Compute(data, ScalingForm.Named("shifted"), 42, 200);
        Assert.InRange(fitted.Fit.Loss, 0, 0.0099014787 * (1 + 1e-6));
        Assert.Equal(0.40987, fitted.Fit.Level, 4);
        Assert.Equal(Saturation.NotInRange, ScalingSummary.Of(data, fitted).Verdict);
    }

    [Fact]
    public void Warm_starts_find_what_the_whole_grid_finds()
    {
        ScalingData data = PrimateScores.Read(PrimateScores.Neural, "ResNet", Compute);
        ScalingForm form = ScalingForm.Named("power");
        ScalingBootstrap fitted = ScalingBootstrap.Compute(data, form, 42, 12);
        StimulusResamples resamples = new(42, 12, data.Models);
        for (int draw = 0; draw < 12; draw++)
        {
            double grid = ScalingFitter.Minima(data, form, resamples.Multiplicities(draw).ToArray())[0].Loss;
            Assert.InRange(fitted.Draws[draw].Loss, 0, grid * (1 + 1e-6));
        }
    }
}
