using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Predictivity;

namespace Concord.Pipeline.Scoring;

/// <summary>The ceilings of the recorded neuroids: given with the dataset, or computed from its repetitions.</summary>
internal sealed class NeuroidCeilings
{
    private readonly string name;
    private readonly NeuroidAggregate aggregate;
    private readonly SplitHalfSpec? splits;
    private readonly IReadOnlyList<Matrix> repetitions;
    private readonly long seed;

    public NeuroidCeilings(ScoreContext context, NeuroidAggregate aggregate)
    {
        this.name = context.Metric.Ceiling;
        this.aggregate = aggregate;
        this.seed = context.Seed;
        this.splits = SplitHalfSpec.Names.Contains(this.name) ? SplitHalfSpec.Parse(this.name) : null;
        this.repetitions = this.splits is null ? [] : context.Target.Repetitions!.Value;
        this.PerNeuroid = this.splits is { } spec
            ? Whole(spec.Compute(this.repetitions, this.seed).PerNeuroid, context.Target.Neuroids!.Neuroids.Count)
            : [.. context.Target.Neuroids!.Neuroids.Select(neuroid => neuroid.Ceiling)];
    }

    /// <summary>(neuroids) NaN where there is none.</summary>
    public double[] PerNeuroid { get; }

    /// <summary>The ceiling of some neuroids together, aggregated as their score; <c>split-half</c> takes the median in each half split first, as Brain-Score does, where the score is a median.</summary>
    /// <param name="columns">The neuroids that count.</param>
    public CeilingValue Of(IReadOnlyList<int> columns)
    {
        if (this.name == "none")
        {
            return CeilingValue.None();
        }

        if (this.splits is { Order: SplitHalfOrder.MedianThenMean } spec && this.aggregate is NeuroidAggregate.Median)
        {
            SplitHalfResult result = spec.Compute([.. this.repetitions.Select(repetition => repetition.SelectColumns([.. columns]))], this.seed);
            return new CeilingValue(result.Value, double.NaN, result.Note is null ? null : "ceiling: " + result.Note);
        }

        Scored value = NeuroidAggregates.Compute([.. columns.Select(column => this.PerNeuroid[column])], this.aggregate);
        return new CeilingValue(value.Value, double.NaN, value.IsDefined ? (value.Note is null ? null : "ceiling: " + value.Note) : "no neuroid has a ceiling");
    }

    private static double[] Whole(IReadOnlyList<double> perNeuroid, int count)
    {
        double[] whole = perNeuroid.Count == count ? [.. perNeuroid] : new double[count];
        if (perNeuroid.Count != count)
        {
            Array.Fill(whole, double.NaN);
        }

        return whole;
    }
}
