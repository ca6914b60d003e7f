namespace Concord.Alignment.Predictivity;

/// <summary>How neuroids' scores become one.</summary>
public enum NeuroidAggregate
{
    /// <summary>Median over neuroids, as Brain-Score.</summary>
    Median,

    /// <summary>Mean over neuroids, as DeepNSD.</summary>
    Mean,
}
