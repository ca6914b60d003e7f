using System.Text.RegularExpressions;

namespace Concord.Models.Weights.Naming;

/// <summary>A regular expression that a whole key must match.</summary>
/// <remarks>
/// Made when it is first asked for, since a run meets few of the hundreds that there are. Backtracking, for the non-backtracking engine
/// keeps about a megabyte for each expression; the time limit stands against a hostile key.
/// </remarks>
internal sealed class KeyPattern(string pattern)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private readonly Lazy<Regex> _regex = new(() => new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, Limit));

    /// <summary>Whether the whole key matches.</summary>
    public bool IsMatch(string key) => _regex.Value.IsMatch(key);

    /// <summary>The match of the whole key.</summary>
    public Match Match(string key) => _regex.Value.Match(key);
}
