namespace Concord.Alignment.Scaling;

/// <summary>Minimises a function of a few variables with its gradient.</summary>
/// <remarks>
/// BFGS on the inverse Hessian (Nocedal &amp; Wright 2006, algorithm 6.1), the first step scaled by y·s / y·y (eq. 6.20). Steps by bisection to the weak Wolfe
/// conditions, which also serves functions with kinks (Lewis &amp; Overton 2013, doi:10.1007/s10107-012-0514-2): a Huber loss with a small δ is nearly one.
/// It ends where the gradient vanishes, where three steps in a row gain nothing, or where no step is found. Not thread-safe; one instance a thread.
/// </remarks>
internal sealed class Bfgs
{
    private const int MostSteps = 300;
    private const int MostPreciseSteps = 5000;
    private const double SmallestGain = 1e-11;
    private const double SmallestPreciseGain = 1e-15;
    private const int MostTrials = 60;
    private const double Armijo = 1e-4;
    private const double Curvature = 0.9;
    private const double SmallestGradient = 1e-12;

    private readonly Objective objective;
    private readonly double smallestGain;
    private readonly int mostSteps;
    private readonly double[] inverse;
    private readonly double[] direction;
    private readonly double[] trial;
    private readonly double[] trialGradient;
    private readonly double[] gradient;
    private readonly double[] step;
    private readonly double[] change;

    /// <summary>Prepares for a function.</summary>
    /// <param name="objective">Gives value and gradient.</param>
    /// <param name="variables">1 or more.</param>
    /// <param name="precise">Whether it goes on where a step gains 1e-11 of the value or less, along flat valleys.</param>
    public Bfgs(Objective objective, int variables, bool precise = false)
    {
        this.smallestGain = precise ? SmallestPreciseGain : SmallestGain;
        this.mostSteps = precise ? MostPreciseSteps : MostSteps;
        this.objective = objective;
        this.inverse = new double[variables * variables];
        this.direction = new double[variables];
        this.trial = new double[variables];
        this.trialGradient = new double[variables];
        this.gradient = new double[variables];
        this.step = new double[variables];
        this.change = new double[variables];
    }

    /// <summary>A function's value at a point; writes its gradient.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Goes downhill from a point, which it overwrites with the best one found.</summary>
    /// <returns>The value there; not finite where the start's was not.</returns>
    public double Minimise(Span<double> point)
    {
        this.Reset(1);
        double value = this.objective(point, this.gradient);
        bool first = true;
        int idle = 0;
        for (int k = 0; k < this.mostSteps && double.IsFinite(value) && Largest(this.gradient) > SmallestGradient && idle < 3; k++)
        {
            double slope = this.Aim();
            if (!(slope < 0))
            {
                // Rounding has spoilt the Hessian: begin again with the gradient.
                this.Reset(1);
                slope = this.Aim();
            }

            double next = this.Search(point, value, slope);
            if (!(next < value))
            {
                break;
            }

            idle = value - next <= this.smallestGain * Math.Abs(value) ? idle + 1 : 0;
            value = next;
            this.Move(point);
            this.Update(first);
            first = false;
        }

        return value;
    }

    private static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double most = 0;
        foreach (double value in values)
        {
            most = Math.Max(most, Math.Abs(value));
        }

        return most;
    }

    private void Reset(double diagonal)
    {
        Array.Clear(this.inverse);
        for (int i = 0; i < this.gradient.Length; i++)
        {
            this.inverse[(i * this.gradient.Length) + i] = diagonal;
        }
    }

    // direction = −H g; returns the slope along it.
    private double Aim()
    {
        int n = this.gradient.Length;
        for (int i = 0; i < n; i++)
        {
            this.direction[i] = -Dot(this.inverse.AsSpan(i * n, n), this.gradient);
        }

        return Dot(this.direction, this.gradient);
    }

    // Leaves the accepted point and gradient in trial and trialGradient.
    private double Search(ReadOnlySpan<double> point, double value, double slope)
    {
        (double low, double high, double length) = (0, double.PositiveInfinity, 1);
        double best = double.NaN;
        for (int k = 0; k < MostTrials; k++)
        {
            for (int i = 0; i < point.Length; i++)
            {
                this.trial[i] = point[i] + (length * this.direction[i]);
            }

            double next = this.objective(this.trial, this.trialGradient);
            if (!(next <= value + (Armijo * length * slope)))
            {
                high = length;
            }
            else if (Dot(this.trialGradient, this.direction) < Curvature * slope)
            {
                low = length;
            }
            else
            {
                return next;
            }

            best = next;
            length = double.IsInfinity(high) ? 2 * low : (low + high) / 2;
        }

        return best;
    }

    private void Move(Span<double> point)
    {
        for (int i = 0; i < point.Length; i++)
        {
            this.step[i] = this.trial[i] - point[i];
            this.change[i] = this.trialGradient[i] - this.gradient[i];
            point[i] = this.trial[i];
            this.gradient[i] = this.trialGradient[i];
        }
    }

    // H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1 / y·s.
    private void Update(bool first)
    {
        double curvature = Dot(this.change, this.step);
        if (!(curvature > 0))
        {
            return;
        }

        if (first)
        {
            this.Reset(curvature / Dot(this.change, this.change));
        }

        int n = this.step.Length;
        for (int i = 0; i < n; i++)
        {
            // trial is free here: H y.
            this.trial[i] = Dot(this.inverse.AsSpan(i * n, n), this.change);
        }

        double own = (1 + (Dot(this.change, this.trial) / curvature)) / curvature;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                this.inverse[(i * n) + j] += (own * this.step[i] * this.step[j]) - (((this.trial[i] * this.step[j]) + (this.step[i] * this.trial[j])) / curvature);
            }
        }
    }
}
