namespace Concord.Alignment.Scaling;

/// <summary>A law of how misalignment Y = 1 − score falls with scale X, as a sum of positive terms: Y = E + A·X^−α + …</summary>
/// <remarks>
/// In logarithms, log Y = logsumexp(e, a − α log X, …) with e = log E and a = log A, so that no term can become negative (Hoffmann et al. 2022, arXiv:2203.15556, eq. 3 of appendix D).
/// The first parameter is always e, and 1 − exp(e) the score that the law tends to.
/// Starts of the search as Gokce &amp; Schrimpf 2025 (github.com/epflneuroailab/scaling-primate-vvs): e −1 … 1, a and b 0 … 25, α, β and λ 0 … 2.
/// Forms of one measure begin at some negative exponents too: scores that fall with scale would else be called level.
/// </remarks>
public abstract class ScalingForm
{
    private protected static readonly double[] Levels = [-1, -0.5, 0, 0.5, 1];
    private protected static readonly double[] Sizes = [0, 5, 10, 15, 20, 25];
    private protected static readonly double[] Exponents = [0, 0.5, 1, 1.5, 2];

    private protected static readonly double[] FallingSizes = [-2, 0];
    private protected static readonly double[] FallingExponents = [-0.5, -0.1];

    private protected ScalingForm()
    {
    }

    /// <summary>The forms, by id.</summary>
    public static IReadOnlyList<ScalingForm> All { get; } = [new PowerForm(), new ShiftedForm(), new ChinchillaForm()];

    /// <summary>The word in a manifest.</summary>
    public abstract string Id { get; }

    /// <summary>The law as a formula.</summary>
    public abstract string Formula { get; }

    /// <summary>The parameters' names, in order.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>How many measures of scale it takes.</summary>
    public abstract int Variables { get; }

    /// <summary>The form of that id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ScalingForm Named(string id) =>
        All.FirstOrDefault(form => form.Id == id) ?? throw new ArgumentException($"no form '{id}'; there are {string.Join(", ", All.Select(form => form.Id))}", nameof(id));

    /// <summary>Where searches begin.</summary>
    internal abstract IEnumerable<double[]> Starts();

    /// <summary>log Y at one point; writes the derivatives by the parameters.</summary>
    /// <param name="parameters">In the order of <see cref="Parameters"/>.</param>
    /// <param name="logX">The logarithms of the scaled measures, one a variable.</param>
    /// <param name="gradient">Written to; one a parameter.</param>
    internal abstract double LogValue(ReadOnlySpan<double> parameters, ReadOnlySpan<double> logX, Span<double> gradient);

    /// <summary>log(exp(first) + exp(second)), and the second's share of the sum.</summary>
    private protected static double LogSum(double first, double second, out double share)
    {
        double most = Math.Max(first, second);
        double other = Math.Exp(Math.Min(first, second) - most);
        share = second >= first ? 1 / (1 + other) : other / (1 + other);
        return most + Math.Log(1 + other);
    }
}
