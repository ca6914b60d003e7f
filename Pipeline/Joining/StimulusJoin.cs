using Concord.Alignment;

namespace Concord.Pipeline.Joining;

/// <summary>The one place where rows of a model and rows of a recording are matched, by stimulus id; past it, row i is the same stimulus on both sides.</summary>
public sealed class StimulusJoin
{
    private readonly int[][] rowsOfCondition;

    /// <summary>Matches.</summary>
    /// <param name="what">Whose rows they are, for messages.</param>
    /// <param name="rowIds">The model's rows: stimulus ids, unique.</param>
    /// <param name="conditions">The recording's rows, in their order.</param>
    /// <param name="groups">Where a recorded condition is the mean over several stimuli: stimulus id → condition; otherwise null.</param>
    /// <exception cref="JoinException">A condition has no row, or a condition's stimuli are not all there.</exception>
    public StimulusJoin(string what, IReadOnlyList<string> rowIds, IReadOnlyList<string> conditions, IReadOnlyDictionary<string, string>? groups)
    {
        Dictionary<string, int> rowOf = new(StringComparer.Ordinal);
        for (int row = 0; row < rowIds.Count; row++)
        {
            if (!rowOf.TryAdd(rowIds[row], row))
            {
                throw new JoinException($"{what}: the stimulus id '{rowIds[row]}' stands twice, in rows {rowOf[rowIds[row]]} and {row}.");
            }
        }

        // Features may already come one row a condition; only where they do not are the stimuli of a condition averaged.
        bool direct = groups is null || conditions.All(rowOf.ContainsKey);
        ILookup<string, string>? members = direct ? null : groups!.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        List<string> missing = [];
        this.rowsOfCondition = new int[conditions.Count][];
        for (int condition = 0; condition < conditions.Count; condition++)
        {
            string[] ids = direct ? [conditions[condition]] : [.. members![conditions[condition]].Order(StringComparer.Ordinal)];
            missing.AddRange(ids.Where(id => !rowOf.ContainsKey(id)));
            if (ids.Length == 0)
            {
                missing.Add(conditions[condition]);
            }

            this.rowsOfCondition[condition] = [.. ids.Where(rowOf.ContainsKey).Select(id => rowOf[id])];
        }

        if (missing.Count > 0)
        {
            throw new JoinException($"{what}: {missing.Count} stimuli of the recording have no row ({string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? ", …" : string.Empty)}); it has {rowIds.Count} rows, such as '{(rowIds.Count > 0 ? rowIds[0] : "none")}'. Ids must be the dataset's: `concord datasets show` lists them.");
        }

        HashSet<int> used = [.. this.rowsOfCondition.SelectMany(rows => rows)];
        string[] unused = [.. rowIds.Where((_, row) => !used.Contains(row))];
        this.Report = unused.Length == 0
            ? null
            : $"{unused.Length} of the model's {rowIds.Count} stimuli were not recorded and are not used ({string.Join(", ", unused.Take(3))}{(unused.Length > 3 ? ", …" : string.Empty)})";
        this.Averaged = this.rowsOfCondition.Any(rows => rows.Length > 1);
    }

    /// <summary>What did not match: the model's rows that the recording does not use; null where it uses all.</summary>
    public string? Report { get; }

    /// <summary>Whether several stimuli are averaged into one condition.</summary>
    public bool Averaged { get; }

    /// <summary>The model's units in the recording's order: (conditions × units) float32 as they are stored, or float64 means where a condition has several stimuli.</summary>
    /// <param name="values">(rows × units) float32; borrowed, and where every row is used in its order not copied.</param>
    /// <param name="units">Units.</param>
    public Matrix Apply(float[] values, int units)
    {
        if (this.Averaged)
        {
            return new Matrix(this.rowsOfCondition.Length, units, this.Means(values, units));
        }

        int[] order = Array.ConvertAll(this.rowsOfCondition, rows => rows[0]);
        Matrix stored = Matrix.FromFloats(units == 0 ? order.Length : values.Length / units, units, values);
        return order.SequenceEqual(Enumerable.Range(0, stored.Rows)) ? stored : stored.SelectRows(order);
    }

    /// <summary>An RDM's upper triangle in the recording's order.</summary>
    /// <exception cref="JoinException">Conditions are means over stimuli: an RDM cannot be averaged so.</exception>
    public double[] ApplyRdm(double[] upper, int rowCount)
    {
        if (this.Averaged)
        {
            throw new JoinException("An RDM over single stimuli cannot stand for conditions that are means over several; bring activations instead.");
        }

        int count = this.rowsOfCondition.Length;
        double[] joined = new double[count * (count - 1) / 2];
        int k = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                int a = Math.Min(this.rowsOfCondition[i][0], this.rowsOfCondition[j][0]);
                int b = Math.Max(this.rowsOfCondition[i][0], this.rowsOfCondition[j][0]);
                joined[k++] = upper[(a * rowCount) - (a * (a + 1) / 2) + (b - a - 1)];
            }
        }

        return joined;
    }

    private double[] Means(ReadOnlySpan<float> values, int units)
    {
        double[] means = new double[(long)this.rowsOfCondition.Length * units];
        for (int condition = 0; condition < this.rowsOfCondition.Length; condition++)
        {
            Span<double> target = means.AsSpan(condition * units, units);
            int[] rows = this.rowsOfCondition[condition];
            foreach (int row in rows)
            {
                ReadOnlySpan<float> source = values.Slice(row * units, units);
                for (int unit = 0; unit < units; unit++)
                {
                    target[unit] += source[unit];
                }
            }

            for (int unit = 0; unit < units; unit++)
            {
                target[unit] /= rows.Length;
            }
        }

        return means;
    }
}
