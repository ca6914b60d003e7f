using System.Globalization;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>One parameter of a transform: its name, what it takes, and what it is where nothing is said.</summary>
public sealed record TransformParameter
{
    /// <summary>The name of every seed.</summary>
    public const string SeedName = "seed";

    private TransformParameter(string name, string description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>The name in texts.</summary>
    public string Name { get; }

    /// <summary>What it does, with its unit.</summary>
    public string Description { get; }

    /// <summary>The words it can be; empty for a number.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>The least number.</summary>
    public double Minimum { get; private init; }

    /// <summary>The largest number.</summary>
    public double Maximum { get; private init; }

    /// <summary>Whether only whole numbers will do.</summary>
    public bool IsInteger { get; private init; }

    /// <summary>Canonical text of what it is where nothing is said; null where it must be given, and for a seed, which is then the manifest's.</summary>
    public string? Default { get; private init; }

    /// <summary>Whether it is a seed.</summary>
    public bool IsSeed => Name == SeedName;

    internal static TransformParameter Number(string name, string description, double minimum, double maximum, double? preset = null) =>
        new(name, description) { Minimum = minimum, Maximum = maximum, Default = preset?.ToString("R", CultureInfo.InvariantCulture) };

    internal static TransformParameter Integer(string name, string description, int minimum, int maximum, int? preset = null) =>
        Number(name, description, minimum, maximum, preset) with { IsInteger = true };

    internal static TransformParameter Word(string name, string description, IReadOnlyList<string> choices) =>
        new(name, description) { Choices = choices, Default = choices[0] };

    internal static TransformParameter Seed() => Integer(SeedName, "Seed of the random numbers; the manifest's where nothing is said.", 0, int.MaxValue);

    /// <summary>The one text for all ways of writing the same value; null where the text is none.</summary>
    internal string? Canonical(string text)
    {
        if (Choices.Count > 0)
        {
            return Choices.Contains(text) ? text : null;
        }

        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= Minimum && number <= Maximum && (!IsInteger || number == Math.Floor(number));
        return isNumber ? (number + 0.0).ToString("R", CultureInfo.InvariantCulture) : null; // −0 is 0
    }

    /// <summary>What it takes, in words.</summary>
    internal string Expected => Choices.Count > 0
        ? $"one of {string.Join(", ", Choices)}"
        : string.Create(CultureInfo.InvariantCulture, $"a {(IsInteger ? "whole " : string.Empty)}number from {Minimum:R} to {Maximum:R}");
}
