namespace Concord.Datasets.Assemblies;

/// <summary>Puts arrays of the same neuroids one after another along their presentations: one file a session.</summary>
internal static class ArraysInARow
{
    /// <summary>Joins along the first axis; the files are numbered from 1 in the column `session`, before the parts' own sessions where they have them (2.1).</summary>
    /// <param name="parts">At least one, presentations first.</param>
    /// <exception cref="DatasetException">Other sizes or other labels of neuroids or time than the first part has.</exception>
    public static LabelledArray Join(IReadOnlyList<LabelledArray> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        LabelledArray first = parts[0];
        if (LabelNames.Among([first.Axes[0].Name], LabelNames.PresentationAxes) is null)
        {
            throw new DatasetException(first.Where, $"'{first.Axes[0].Name}' as the first axis", "presentations first where sessions are in several files", "Name the axes in the order in which they are stored, or save the arrays with presentations first.");
        }

        foreach (LabelledArray part in parts.Skip(1))
        {
            RequireSame(first, part);
        }

        double[] values = new double[parts.Sum(part => (long)part.Values.Length)];
        long at = 0;
        foreach (LabelledArray part in parts)
        {
            part.Values.CopyTo(values, at);
            at += part.Values.Length;
        }

        string[] shared = [.. first.Axes[0].Labels.Keys.Where(name => parts.All(part => part.Axes[0].Labels.ContainsKey(name)))];
        var labels = shared.ToDictionary(name => name, name => LabelColumn.Join([.. parts.Select(part => part.Axes[0].Labels[name])]), StringComparer.Ordinal);
        labels["session"] = labels.ContainsKey("session")
            ? LabelColumn.Of([.. parts.SelectMany((part, file) => part.Axes[0].Labels["session"].ToTexts().Select(own => $"{file + 1}.{own}"))])
            : LabelColumn.Of([.. parts.SelectMany((part, file) => Enumerable.Repeat(file + 1L, part.Axes[0].Length))]);
        return new LabelledArray(first.Where, first.Name, [new LabelledAxis(first.Axes[0].Name, parts.Sum(part => part.Axes[0].Length), labels), .. first.Axes.Skip(1)], values, first.Attributes);
    }

    private static void RequireSame(LabelledArray first, LabelledArray part)
    {
        if (first.Axes.Count != part.Axes.Count || first.Axes.Zip(part.Axes).Skip(1).Any(pair => pair.First.Name != pair.Second.Name || pair.First.Length != pair.Second.Length))
        {
            throw new DatasetException(part.Where, part.ShapeText, $"the axes of {first.Where} but for the first ({first.ShapeText})", "Files of one item are sessions of the same neuroids; other neuroids are another item.");
        }

        foreach ((LabelledAxis a, LabelledAxis b) in first.Axes.Zip(part.Axes).Skip(1))
        {
            string? other = a.Labels.Keys.FirstOrDefault(name => !b.Labels.TryGetValue(name, out LabelColumn? column) || !column.ToTexts().SequenceEqual(a.Labels[name].ToTexts(), StringComparer.Ordinal));
            if (other is not null)
            {
                throw new DatasetException(part.Where, $"another column '{other}' along '{b.Name}' than {first.Where} has", "the same neuroids in the same order", "Sort the neuroids of all sessions alike.");
            }
        }
    }
}
