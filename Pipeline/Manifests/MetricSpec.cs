using System.Globalization;
using Concord.Alignment.Catalogue;

namespace Concord.Pipeline.Manifests;

/// <summary>A metric with every option resolved.</summary>
public sealed record MetricSpec : IMetricOptions
{
    /// <summary>The definition.</summary>
    public required MetricEntry Entry { get; init; }

    /// <summary>Every option of the definition, as canonical text of the invariant culture, in the definition's order.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>The ceiling; "none" for none.</summary>
    public required string Ceiling { get; init; }

    /// <summary>The normalisation by the ceiling; "none" for none.</summary>
    public required string Normalization { get; init; }

    /// <summary>Where the metric stands in the manifest.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>Whether its text had mistakes and defaults stand in for them; never true outside the reader.</summary>
    internal bool IsUnreadable { get; init; }

    /// <summary>The name in tables: <c>rsa(correlation,spearman)</c>, or the id alone where no option stands in the name.</summary>
    public string Name
    {
        get
        {
            string[] named = [.. Entry.Options.Where(option => option.InName).Select(option => Options[option.Name])];
            return named.Length == 0 ? Entry.Id : $"{Entry.Id}({string.Join(',', named)})";
        }
    }

    /// <summary>The definition with its version and every option: <c>rsa/1;distance=correlation;compare=spearman;subjects=each</c>.</summary>
    public string Definition =>
        string.Join(';', [string.Create(CultureInfo.InvariantCulture, $"{Entry.Id}/{Entry.Version}"), .. Entry.Options.Select(option => $"{option.Name}={Options[option.Name]}")]);

    /// <summary>An option as text.</summary>
    /// <exception cref="ArgumentException">The metric has no such option.</exception>
    public string Text(string name) =>
        Options.TryGetValue(name, out string? text) ? text : throw new ArgumentException($"{Entry.Id} has no option '{name}'", nameof(name));

    /// <summary>An option as a number.</summary>
    /// <exception cref="ArgumentException">The metric has no such option.</exception>
    /// <exception cref="FormatException">The option is not a number.</exception>
    public double Number(string name) => double.Parse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>An option as a list of numbers; <c>logspace(a, b, n)</c> gives n powers of ten from 10^a to 10^b.</summary>
    /// <exception cref="ArgumentException">The metric has no such option.</exception>
    /// <exception cref="FormatException">The option is not a list of numbers.</exception>
    public IReadOnlyList<double> Numbers(string name) =>
        NumberListText.Parse(Text(name)) ?? throw new FormatException($"'{Text(name)}' is not a list of numbers");
}
