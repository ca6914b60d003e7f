namespace Concord.Datasets.Assemblies;

/// <summary>Measured responses with every showing kept: presentations × neuroids × time bins. What is scored is its <see cref="Average"/>; what the repetitions say of its reliability is in the checks.</summary>
public sealed class PresentationAssembly
{
    private readonly Lazy<string> _hash;

    /// <summary>Checks lengths and neuroid ids. Values may be missing here, and a presentation may stand twice: <see cref="Checks.DatasetCheck"/> names such faults all at once.</summary>
    /// <param name="id">The name of the assembly.</param>
    /// <param name="presentations">One a row.</param>
    /// <param name="neuroids">One a column; ids unique.</param>
    /// <param name="timeBins">One a layer, in order; empty where responses have no time axis.</param>
    /// <param name="values">(presentations × neuroids × time bins) row-major; NaN where a value is missing.</param>
    /// <exception cref="DatasetException">Nothing in it, a neuroid twice, another length, or an infinite value.</exception>
    public PresentationAssembly(string id, IReadOnlyList<Presentation> presentations, IReadOnlyList<Neuroid> neuroids, IReadOnlyList<TimeBin> timeBins, double[] values)
        : this($"assembly '{id}'", id, presentations, neuroids, timeBins, values)
    {
    }

    internal PresentationAssembly(string where, string id, IReadOnlyList<Presentation> presentations, IReadOnlyList<Neuroid> neuroids, IReadOnlyList<TimeBin> timeBins, double[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(presentations);
        ArgumentNullException.ThrowIfNull(neuroids);
        ArgumentNullException.ThrowIfNull(timeBins);
        ArgumentNullException.ThrowIfNull(values);
        if (presentations.Count == 0 || neuroids.Count == 0)
        {
            throw new DatasetException(where, $"{presentations.Count} presentations × {neuroids.Count} neuroids", "at least one of each", "Check the files that it was read from.");
        }

        Require.UniqueIds(where, [.. neuroids.Select(neuroid => neuroid.Id)], "neuroid id");
        Require.Length(where, "the response array", values.Length, (long)presentations.Count * neuroids.Count * Math.Max(1, timeBins.Count), $"{presentations.Count} presentations × {neuroids.Count} neuroids × {Math.Max(1, timeBins.Count)} time bins");
        int infinite = Array.FindIndex(values, double.IsInfinity);
        if (infinite >= 0)
        {
            int row = infinite / (neuroids.Count * Math.Max(1, timeBins.Count));
            throw new DatasetException(where, $"an infinite value for {presentations[row]}", "numbers, or NaN where a value is missing", "Look at what wrote the file.");
        }

        Id = id;
        Presentations = [.. presentations];
        Neuroids = [.. neuroids];
        TimeBins = [.. timeBins];
        Values = values;
        StimulusIds = [.. presentations.Select(presentation => presentation.StimulusId).Distinct(StringComparer.Ordinal)];
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>The name of the assembly.</summary>
    public string Id { get; }

    /// <summary>(presentations) in row order.</summary>
    public IReadOnlyList<Presentation> Presentations { get; }

    /// <summary>(neuroids) in column order.</summary>
    public IReadOnlyList<Neuroid> Neuroids { get; }

    /// <summary>(time bins) in order; empty where responses have no time axis.</summary>
    public IReadOnlyList<TimeBin> TimeBins { get; }

    /// <summary>(presentations × neuroids × time bins) row-major, one layer where there are no bins; NaN where a value is missing. Not to be written to.</summary>
    public double[] Values { get; }

    /// <summary>The stimuli in the order of their first showing.</summary>
    public IReadOnlyList<string> StimulusIds { get; }

    /// <summary>Whether a stimulus was shown more than once.</summary>
    public bool HasRepetitions => Presentations.Count > StimulusIds.Count;

    /// <summary>SHA-256 (hex) over labels and values.</summary>
    public string Hash => _hash.Value;

    /// <summary>The bins that a window consists of, by number; it may neither cut a bin nor reach beyond the first and the last.</summary>
    /// <param name="window">Null for all; that is right only where there is one bin, or none.</param>
    /// <exception cref="DatasetException">As <see cref="WindowFault"/> says.</exception>
    public int[] BinsOf(TimeBin? window) => WindowFault(window) is { } fault
        ? throw fault
        : window is null ? [0] : [.. Enumerable.Range(0, TimeBins.Count).Where(bin => window.Holds(TimeBins[bin]))];

    /// <summary>What is wrong with a window for these bins: several bins and no window, or one that cuts a bin or reaches beyond them; null where all is well.</summary>
    /// <param name="window">Null for none.</param>
    internal DatasetException? WindowFault(TimeBin? window)
    {
        string where = $"assembly '{Id}'";
        if (window is null)
        {
            return TimeBins.Count <= 1 ? null
                : new DatasetException(where, $"{TimeBins.Count} time bins and no window to average over", $"a window such as {TimeBins[0].Start:0.##}-{TimeBins[^1].End:0.##}", "Say which in the dataset file: time: 70-170.");
        }

        if (TimeBins.Count == 0)
        {
            return new DatasetException(where, $"a window {window}", "no window: the responses have no time axis", "Remove time: from the dataset file.");
        }

        TimeBin? cut = TimeBins.FirstOrDefault(bin => !window.Holds(bin) && bin.Start < window.End && bin.End > window.Start);
        (double first, double last) = (TimeBins.Min(bin => bin.Start), TimeBins.Max(bin => bin.End));
        return cut is null && window.Start >= first && window.End <= last && TimeBins.Any(window.Holds)
            ? null
            : new DatasetException(where, cut is null ? $"a window {window} beyond the bins or between them" : $"a window {window} that cuts the bin {cut}", $"a window from the beginning of a bin to the end of one, between {first:0.##} and {last:0.##} ms", "Bins are averaged whole; choose their edges.");
    }

    /// <summary>The response of one presentation, neuroid by neuroid: the mean over the window's bins; NaN where a bin is missing.</summary>
    /// <param name="row">The presentation.</param>
    /// <param name="bins">From <see cref="BinsOf"/>.</param>
    /// <param name="response">(neuroids) is filled.</param>
    public void Response(int row, int[] bins, Span<double> response)
    {
        ArgumentNullException.ThrowIfNull(bins);
        int layers = Math.Max(1, TimeBins.Count);
        ReadOnlySpan<double> values = Values.AsSpan(row * Neuroids.Count * layers, Neuroids.Count * layers);
        for (int neuroid = 0; neuroid < Neuroids.Count; neuroid++)
        {
            double sum = 0;
            foreach (int bin in bins)
            {
                sum += values[(neuroid * layers) + bin];
            }

            response[neuroid] = sum / bins.Length;
        }
    }

    /// <summary>The neuroids of one region, as an assembly of its own; presentations and bins unchanged.</summary>
    /// <exception cref="DatasetException">No neuroid has that region.</exception>
    public PresentationAssembly Region(string region)
    {
        int[] columns = [.. Enumerable.Range(0, Neuroids.Count).Where(column => string.Equals(Neuroids[column].Region, region, StringComparison.Ordinal))];
        if (columns.Length == 0)
        {
            throw new DatasetException($"assembly '{Id}'", $"no region '{region}'", $"one of {string.Join(", ", Neuroids.Select(neuroid => neuroid.Region).Distinct(StringComparer.Ordinal))}", "Check the spelling.");
        }

        int layers = Math.Max(1, TimeBins.Count);
        double[] values = new double[Presentations.Count * columns.Length * layers];
        for (int row = 0; row < Presentations.Count; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                Values.AsSpan(((row * Neuroids.Count) + columns[column]) * layers, layers).CopyTo(values.AsSpan(((row * columns.Length) + column) * layers));
            }
        }

        return new PresentationAssembly($"{Id}.{region}", Presentations, [.. columns.Select(column => Neuroids[column])], TimeBins, values);
    }

    /// <summary>The mean over the presentations of each stimulus, missing values left out: what is scored.</summary>
    /// <param name="window">The bins to average over; null where there is one bin or none.</param>
    /// <returns>(stimuli × neuroids) in the order of the first showings.</returns>
    /// <exception cref="DatasetException">A neuroid without any value for a stimulus; a window as in <see cref="BinsOf"/>.</exception>
    public NeuroidAssembly Average(TimeBin? window = null) => new PresentationMeans(this, window).Over(Id, Enumerable.Range(0, Presentations.Count));

    private string ComputeHash()
    {
        using var hash = new CanonicalHash();
        hash.Add(Presentations.Count).Add(Neuroids.Count).Add(TimeBins.Count);
        foreach (Presentation presentation in Presentations)
        {
            hash.Add(presentation.StimulusId).Add(presentation.Repetition).Add(presentation.Session);
        }

        foreach (Neuroid neuroid in Neuroids)
        {
            hash.Add(neuroid.Id).Add(neuroid.Region).Add(neuroid.Subject).Add(neuroid.Ceiling);
        }

        foreach (TimeBin bin in TimeBins)
        {
            hash.Add(bin.Start).Add(bin.End);
        }

        return hash.Add(Values.AsSpan()).Hex();
    }
}
