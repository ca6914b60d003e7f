namespace Concord.Models.Weights.Pickle;

/// <summary>A data-only Python object (argparse.Namespace, a NumPy scalar) that is not built: only its name is kept.</summary>
internal sealed class PickleStandIn(string name)
{
    public string Name { get; } = name;
}
