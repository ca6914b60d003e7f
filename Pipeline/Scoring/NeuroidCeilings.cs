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
    private readonly int lessOften;

    public NeuroidCeilings(ScoreContext context, NeuroidAggregate aggregate)
    {
        this.name = context.Metric.Ceiling;
        this.aggregate = aggregate;
        this.seed = context.Seed;
        this.splits = SplitHalfSpec.Names.Contains(this.name) ? SplitHalfSpec.Parse(this.name) : null;
        this.repetitions = this.splits is null ? [] : context.Target.Repetitions!.Value;
        this.lessOften = this.repetitions.Count < 2 ? 0 : Enumerable.Range(0, this.repetitions[0].Rows).Count(stimulus => this.repetitions[^1].Row(stimulus).ToArray().All(double.IsNaN));
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
            return new CeilingValue(result.Value, double.NaN, this.Notes(result.Note));
        }

        Scored value = NeuroidAggregates.Compute([.. columns.Select(column => this.PerNeuroid[column])], this.aggregate);
        return new CeilingValue(value.Value, double.NaN, value.IsDefined ? this.Notes(value.Note) : "no neuroid has a ceiling");
    }

    private string? Notes(string? note)
    {
        string? unequal = this.lessOften == 0 ? null : $"{this.lessOften} stimuli were shown less often than {this.repetitions.Count} times, and count where both halves have a value";
        string[] notes = [.. new[] { unequal, note }.OfType<string>()];
        return notes.Length == 0 ? null : "ceiling: " + string.Join("; ", notes);
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
