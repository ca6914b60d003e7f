using Concord.Models.Weights.Naming;

namespace Concord.Models.Weights;

/// <summary>Which of a file's keys are the network's, and what stands before its own names in them.</summary>
/// <remarks>
/// A prefix that all keys carry comes off (<see cref="KeyMapping.ForCommonPrefixes"/>). Many checkpoints hold more than the network: its
/// input normalisation and attacker beside it, a teacher beside a student, a momentum copy. Then the prefix is taken under which most of
/// the architecture's own keys appear, provided that at least half of them do, or half of what stands there is the architecture's; other
/// groups are named in notes. Where several serve equally well and hold different values, the user chooses.
/// </remarks>
/// <param name="Prefix">What stands before the network's names; empty where nothing does.</param>
/// <param name="Notes">What was left out, one sentence a group.</param>
internal sealed record PrefixChoice(string Prefix, IReadOnlyList<string> Notes)
{
    private const int Deepest = 8;

    // A network's own prefix stands before more keys than any within it.
    private const int MostCandidates = 200;

    /// <summary>Chooses.</summary>
    /// <param name="keys">The file's keys.</param>
    /// <param name="own">The architecture's keys, at its published size.</param>
    /// <param name="chain">Other names for them.</param>
    /// <param name="places">Equal numbers are the same values in the file.</param>
    /// <param name="asked">The user's choice; null to choose.</param>
    /// <param name="file">Named in errors.</param>
    /// <exception cref="WeightsException">No key begins with the user's prefix, or several prefixes serve equally well.</exception>
    public static PrefixChoice Choose(IReadOnlyCollection<string> keys, IReadOnlyCollection<string> own, SchemeChain chain, IReadOnlyDictionary<string, int> places, string? asked, string file)
    {
        if (asked is not null)
        {
            return Asked(keys, asked, file);
        }

        string common = string.Concat(KeyMapping.ForCommonPrefixes(keys, own).Strip);
        int commonScore = Score(keys, common, own, chain).Found;
        if (commonScore >= own.Count)
        {
            return new PrefixChoice(common, []);
        }

        List<string> best = [];
        int most = commonScore;
        foreach ((string prefix, int count) in Candidates(keys).Where(candidate => candidate.Value * 10 >= own.Count && candidate.Key != common).OrderByDescending(candidate => candidate.Value).Take(MostCandidates))
        {
            (int found, int subset) = Score(keys, prefix, own, chain);
            if (found > commonScore && found >= most && (found * 2 >= own.Count || found * 2 >= subset))
            {
                if (found > most)
                {
                    best.Clear();
                }

                most = found;
                best.Add(prefix);
            }
        }

        List<string> different = [];
        foreach (string prefix in best.OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix, StringComparer.Ordinal))
        {
            if (!different.Exists(kept => HoldSame(keys, kept, prefix, places)))
            {
                different.Add(prefix);
            }
        }

        return different.Count switch
        {
            0 => new PrefixChoice(common, []),
            1 => new PrefixChoice(different[0], Outside(keys, different[0])),
            _ => throw WeightsMessages.SeveralPrefixes(file, different, most, own.Count),
        };
    }

    /// <summary>The file's keys under the prefix, without it, each with the whole key.</summary>
    public IEnumerable<(string Bare, string Key)> Apply(IEnumerable<string> keys) =>
        keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => (key[Prefix.Length..], key));

    private static PrefixChoice Asked(IReadOnlyCollection<string> keys, string asked, string file)
    {
        foreach (string prefix in asked.Length == 0 || IsSeparator(asked[^1]) ? [asked] : (string[])[asked + ".", asked + "/"])
        {
            if (keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                return new PrefixChoice(prefix, Outside(keys, prefix));
            }
        }

        throw WeightsMessages.NoSuchPrefix(file, asked, KeyGroups.Of(keys, ""));
    }

    private static (int Found, int Subset) Score(IReadOnlyCollection<string> keys, string prefix, IReadOnlyCollection<string> own, SchemeChain chain)
    {
        List<string> bare = [.. keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..])];
        IReadOnlyDictionary<string, IReadOnlyList<string>> names = chain.Name(bare).Sources;
        return (own.Count(names.ContainsKey), bare.Count);
    }

    private static Dictionary<string, int> Candidates(IReadOnlyCollection<string> keys)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal) { [""] = keys.Count };
        foreach (string key in keys)
        {
            int depth = 0;
            for (int i = 0; i < key.Length - 1 && depth < Deepest; i++)
            {
                if (IsSeparator(key[i]))
                {
                    string prefix = key[..(i + 1)];
                    counts[prefix] = counts.GetValueOrDefault(prefix) + 1;
                    depth++;
                }
            }
        }

        return counts;
    }

    // Shared modules stand under two names: Madry's attacker holds the very network that it attacks.
    private static bool HoldSame(IReadOnlyCollection<string> keys, string a, string b, IReadOnlyDictionary<string, int> places)
    {
        Dictionary<string, int> first = Under(a);
        Dictionary<string, int> second = Under(b);
        (Dictionary<string, int> fewer, Dictionary<string, int> more) = first.Count <= second.Count ? (first, second) : (second, first);
        return fewer.All(pair => more.TryGetValue(pair.Key, out int place) && place == pair.Value);

        Dictionary<string, int> Under(string prefix) => keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(key => key[prefix.Length..], key => places[key], StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Outside(IReadOnlyCollection<string> keys, string prefix) =>
        [.. KeyGroups.Of(keys.Where(key => !key.StartsWith(prefix, StringComparison.Ordinal)), prefix).Select(group => $"{group}, outside '{prefix}': not read")];

    private static bool IsSeparator(char letter) => letter is '.' or '/';
}
