using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Ceilings;

/// <summary>How well a subject's neuroids could be predicted from ever more other subjects.</summary>
/// <remarks>
/// For n = 2 … N subjects, one of them held out: its neuroids are predicted from all neuroids of the n − 1 others side by side, with the mapping and the folds that
/// models get. Per neuroid the mean r over the subsets of others gives a point v(n); the ceiling is v∞ of <see cref="SaturatingCurve"/>, then the aggregate over the
/// neuroids of all subjects. n counts the held-out subject, as the source does. Undefined with fewer than four subjects: three points carry the two numbers.
/// Departures from Brain-Score: the curve is fitted once to the means, not to 100 resamplings of the subsets whose median v∞ is taken; v∞ is not bounded to
/// 0 … 1, and points on a straight line, of which the bound makes a ceiling of 1, are undefined, left out and counted; subsets are drawn for each held-out subject, so
/// that no neuroid lacks a size.
/// Cost: subjects × sizes × subsets × folds fits of the mapping. Source: Schrimpf et al. 2021, doi:10.1073/pnas.2105646118;
/// Brain-Score language <c>ExtrapolationCeiling</c> (benchmarks/blank2014/ceiling.py: all subsets; pereira2018: 10 a size).
/// </remarks>
public static class ExtrapolatedSubjectsCeiling
{
    /// <summary>The id in tables.</summary>
    public const string Id = "extrapolated-subjects";

    /// <summary>Computes the ceiling.</summary>
    /// <param name="subjects">(subjects) of (stimuli × that subject's neuroids), finite; row i is the same stimulus for all.</param>
    /// <param name="folds">Over the stimuli.</param>
    /// <param name="mapping">From the others' neuroids.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="AlignmentException">A response is not finite.</exception>
    public static ExtrapolatedSubjectsResult Compute(IReadOnlyList<Matrix> subjects, Folds folds, Mapping mapping, ExtrapolatedSubjectsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        options ??= new ExtrapolatedSubjectsOptions();
        int[] sizes = [.. Enumerable.Range(2, Math.Max(0, subjects.Count - 1))];
        int[] subjectOf = [.. subjects.SelectMany((subject, s) => Enumerable.Repeat(s, subject.Columns))];
        var points = new double[sizes.Length * subjectOf.Length];
        var counts = new int[sizes.Length];
        int first = 0;
        for (int s = 0; s < subjects.Count; first += subjects[s].Columns, s++)
        {
            int[] others = [.. Enumerable.Range(0, subjects.Count).Where(other => other != s)];
            for (int k = 0; k < sizes.Length; k++)
            {
                IReadOnlyList<int[]> subsets = SubjectSubsets.Choose(others, sizes[k] - 1, options.Subsets, new StableRandom(options.Seed, ((long)s * subjects.Count) + k));
                double[][] each = [.. subsets.Select(subset => PredictivityScore.Compute(SideBySide(subjects, subset), subjects[s], folds, mapping, options.Scaling, options.Pooling).PerNeuroid)];
                MeanOfDefined(each).CopyTo(points, (k * subjectOf.Length) + first);
                counts[k] = subsets.Count;
            }
        }

        return Extrapolate(new Matrix(sizes.Length, subjectOf.Length, points), sizes, counts, subjectOf, options.Aggregate);
    }

    private static ExtrapolatedSubjectsResult Extrapolate(Matrix points, int[] sizes, int[] counts, int[] subjectOf, NeuroidAggregate aggregate)
    {
        double[] n = Array.ConvertAll(sizes, size => (double)size);
        (Scored Limit, double Tau)[] fits = [.. Enumerable.Range(0, subjectOf.Length).Select(j => SaturatingCurve.Fit(n, points.Column(j)))];
        Scored value = NeuroidAggregates.Compute(Array.ConvertAll(fits, fit => fit.Limit.Value), aggregate);
        IEnumerable<string> reasons = fits.Select(fit => fit.Limit.Note).OfType<string>().CountBy(note => note).Select(pair => $"{pair.Value} × {pair.Key}");
        return new ExtrapolatedSubjectsResult
        {
            Value = value with { Note = Notes.Join([value.Note, .. reasons]) },
            PerNeuroid = Array.ConvertAll(fits, fit => fit.Limit),
            Tau = Array.ConvertAll(fits, fit => fit.Tau),
            SubjectOf = subjectOf,
            Sizes = sizes,
            Points = points,
            SubsetCounts = counts,
        };
    }

    private static Matrix SideBySide(IReadOnlyList<Matrix> subjects, int[] chosen)
    {
        int rows = subjects[chosen[0]].Rows;
        int columns = chosen.Sum(s => subjects[s].Columns);
        var values = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            int at = row * columns;
            foreach (int s in chosen)
            {
                subjects[s].Row(row).CopyTo(values.AsSpan(at));
                at += subjects[s].Columns;
            }
        }

        return new Matrix(rows, columns, values);
    }

    private static double[] MeanOfDefined(double[][] each) =>
        [.. Enumerable.Range(0, each[0].Length).Select(j => each.Select(scores => scores[j]).Where(score => !double.IsNaN(score)).DefaultIfEmpty(double.NaN).Average())];
}
