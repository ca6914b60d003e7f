namespace Concord.Alignment.Catalogue;

/// <summary>The values of a metric's options, resolved and checked against its <see cref="MetricEntry.Options"/>.</summary>
public interface IMetricOptions
{
    /// <summary>An option as text.</summary>
    /// <param name="name">The option's name.</param>
    string Text(string name);

    /// <summary>An option as a number.</summary>
    /// <param name="name">The option's name.</param>
    double Number(string name);

    /// <summary>An option as a list of numbers.</summary>
    /// <param name="name">The option's name.</param>
    IReadOnlyList<double> Numbers(string name);
}
