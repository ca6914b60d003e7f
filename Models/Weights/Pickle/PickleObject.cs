namespace Concord.Models.Weights.Pickle;

/// <summary>An object of a TorchScript program: its class by name only, and its attributes.</summary>
internal sealed class PickleObject(string name)
{
    public string Name { get; } = name;

    /// <summary>Attributes by name; null where the object's state is something else.</summary>
    public PickleDict? Attributes { get; set; }
}
