using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Concord.Alignment.Scaling;

/// <summary>Minimises a function of a few variables with its gradient, by BFGS (<see cref="BfgsMinimizer"/>), and keeps the best point that it saw.</summary>
/// <remarks>The minimiser gives up with an exception where its line search finds no step: at the kinks of a Huber loss with a small δ, or where the gain is below rounding. The best point stands all the same.</remarks>
/// <param name="objective">Gives value and gradient; called from one thread.</param>
/// <param name="variables">1 or more.</param>
/// <param name="precise">Whether it goes on where a step gains 1e-11 of the value or less, along flat valleys.</param>
internal sealed class DownhillSearch(DownhillSearch.Objective objective, int variables, bool precise = false)
{
    private const int MostSteps = 300;
    private const int MostPreciseSteps = 5000;
    private const double SmallestGain = 1e-11;
    private const double SmallestPreciseGain = 1e-15;
    private const double SmallestGradient = 1e-12;
    private const double SmallestStep = 1e-14;

    /// <summary>A function's value at a point; writes its gradient.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Goes downhill from a point, which it overwrites with the best one found.</summary>
    /// <returns>The value there; not finite where no finite one was found.</returns>
    public double Minimise(Span<double> point)
    {
        double[] best = point.ToArray();
        double least = double.PositiveInfinity;
        IObjectiveFunction function = ObjectiveFunction.Gradient(at =>
        {
            double[] here = at.ToArray();
            double[] gradient = new double[variables];
            double value = objective(here, gradient);
            if (value < least)
            {
                (least, best) = (value, here);
            }

            return (value, Vector<double>.Build.Dense(gradient));
        });
        try
        {
            _ = new BfgsMinimizer(SmallestGradient, SmallestStep, precise ? SmallestPreciseGain : SmallestGain, precise ? MostPreciseSteps : MostSteps).FindMinimum(function, Vector<double>.Build.Dense(point.ToArray()));
        }
        catch (OptimizationException)
        {
            // Said above: no step, no finite value, or no step left.
        }

        best.CopyTo(point);
        return least;
    }
}
