namespace Concord.Pipeline.Storage;

/// <summary>Who answered, in tables of decisions: a model is never taken for a person, whatever it is called.</summary>
public static class ObserverKind
{
    /// <summary>A model of the manifest.</summary>
    public const string Model = "model";

    /// <summary>One person.</summary>
    public const string Person = "person";

    /// <summary>Several people's answers taken together.</summary>
    public const string People = "people";
}
