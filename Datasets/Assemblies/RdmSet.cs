namespace Concord.Datasets.Assemblies;

/// <summary>RDMs over the same stimuli in the same order.</summary>
public sealed class RdmSet
{
    private readonly Lazy<string> _hash;

    /// <summary>Checks ids, triangle lengths, and that no dissimilarity is missing.</summary>
    /// <param name="stimulusIds">At least two, unique.</param>
    /// <param name="entries">The RDMs; each (region, subject, session, name) once.</param>
    /// <exception cref="DatasetException">An id or an entry twice, another length, or a value that is not finite.</exception>
    public RdmSet(IReadOnlyList<string> stimulusIds, IReadOnlyList<RdmEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(stimulusIds);
        ArgumentNullException.ThrowIfNull(entries);
        Require.UniqueIds("RDM set", stimulusIds);
        Require.UniqueIds("RDM set", [.. entries.Select(entry => $"{entry.Region} | {entry.Subject} | {entry.Session} | {entry.Name}")], "RDM");
        long pairs = (long)stimulusIds.Count * (stimulusIds.Count - 1) / 2;
        foreach (RdmEntry entry in entries)
        {
            Require.Length($"RDM '{entry.Name}'", "the upper triangle", entry.UpperTriangle.Length, pairs, $"{stimulusIds.Count}·{stimulusIds.Count - 1}/2");
            Require.Finite($"RDM '{entry.Name}'", "the upper triangle", entry.UpperTriangle);
        }

        StimulusIds = [.. stimulusIds];
        Entries = [.. entries];
        Regions = [.. entries.Select(entry => entry.Region).Distinct(StringComparer.Ordinal)];
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>(n) ids in row order.</summary>
    public IReadOnlyList<string> StimulusIds { get; }

    /// <summary>The RDMs.</summary>
    public IReadOnlyList<RdmEntry> Entries { get; }

    /// <summary>The regions in order of first entry.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>SHA-256 (hex) over ids, labels and values.</summary>
    public string Hash => _hash.Value;

    /// <summary>All entries of one region, as a set of its own, sessions apart.</summary>
    /// <exception cref="DatasetException">No entry has that region.</exception>
    public RdmSet Region(string region)
    {
        RdmEntry[] found = [.. Entries.Where(entry => string.Equals(entry.Region, region, StringComparison.Ordinal))];
        return found.Length > 0
            ? new RdmSet(StimulusIds, found)
            : throw new DatasetException("RDM set", $"no region '{region}'", $"one of {string.Join(", ", Regions)}", "Check the spelling in the manifest.");
    }

    /// <summary>One RDM a subject: the arithmetic mean of its sessions. What scoring against a region means.</summary>
    /// <param name="region">A region of this set.</param>
    /// <returns>Entries in order of first appearance of each subject; those without a subject stay as they are.</returns>
    /// <exception cref="DatasetException">No entry has that region.</exception>
    public RdmSet SubjectMeans(string region)
    {
        RdmSet all = Region(region);
        var means = new List<RdmEntry>();
        foreach (IGrouping<string, RdmEntry> group in all.Entries.GroupBy(entry => entry.Subject ?? "\0" + entry.Name, StringComparer.Ordinal))
        {
            RdmEntry[] sessions = [.. group];
            means.Add(sessions.Length == 1
                ? sessions[0] with { Session = null }
                : new RdmEntry($"{region} | {sessions[0].Subject} | mean of {sessions.Length} sessions", region, sessions[0].Subject, null, Mean(sessions)));
        }

        return new RdmSet(StimulusIds, means);
    }

    private static double[] Mean(RdmEntry[] sessions)
    {
        double[] mean = new double[sessions[0].UpperTriangle.Length];
        for (int pair = 0; pair < mean.Length; pair++)
        {
            double sum = 0;
            foreach (RdmEntry session in sessions)
            {
                sum += session.UpperTriangle[pair];
            }

            mean[pair] = sum / sessions.Length;
        }

        return mean;
    }

    private string ComputeHash()
    {
        using var hash = new CanonicalHash();
        hash.Add(StimulusIds).Add(Entries.Count);
        foreach (RdmEntry entry in Entries)
        {
            hash.Add(entry.Name).Add(entry.Region).Add(entry.Subject).Add(entry.Session).Add(entry.UpperTriangle.AsSpan());
        }

        return hash.Hex();
    }
}
