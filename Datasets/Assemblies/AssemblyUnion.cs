namespace Concord.Datasets.Assemblies;

/// <summary>Puts the responses of several files side by side: the neuroids of all, over the stimuli that every one of them has.</summary>
public static class AssemblyUnion
{
    /// <summary>Joins by stimulus id.</summary>
    /// <param name="id">The new assembly's name.</param>
    /// <param name="parts">At least one; neuroid ids different over all of them.</param>
    /// <returns>(common stimuli × all neuroids), stimuli in the order of the first part.</returns>
    /// <exception cref="DatasetException">No stimulus in common, or a neuroid twice.</exception>
    public static NeuroidAssembly Of(string id, IReadOnlyList<NeuroidAssembly> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        string[] common = Common(parts);
        if (common.Length == 0)
        {
            throw new DatasetException($"assembly '{id}'", "no stimulus that all files of responses have", "stimuli in common", $"The first begins with '{parts[0].StimulusIds[0]}', the last with '{parts[^1].StimulusIds[0]}': check that they use the same ids.");
        }

        Neuroid[] neuroids = [.. parts.SelectMany(part => part.Neuroids)];
        double[] values = new double[(long)common.Length * neuroids.Length];
        int offset = 0;
        foreach (NeuroidAssembly part in parts)
        {
            Dictionary<string, int> rowOf = part.StimulusIds.Select((name, row) => (name, row)).ToDictionary(pair => pair.name, pair => pair.row, StringComparer.Ordinal);
            for (int row = 0; row < common.Length; row++)
            {
                part.Values.AsSpan(rowOf[common[row]] * part.Neuroids.Count, part.Neuroids.Count).CopyTo(values.AsSpan((row * neuroids.Length) + offset));
            }

            offset += part.Neuroids.Count;
        }

        return new NeuroidAssembly(id, common, neuroids, values);
    }

    /// <summary>The stimuli that every part has, in the order of the first.</summary>
    internal static string[] Common(IReadOnlyList<NeuroidAssembly> parts)
    {
        var common = new HashSet<string>(parts[0].StimulusIds, StringComparer.Ordinal);
        foreach (NeuroidAssembly part in parts.Skip(1))
        {
            common.IntersectWith(part.StimulusIds);
        }

        return [.. parts[0].StimulusIds.Where(common.Contains)];
    }
}
