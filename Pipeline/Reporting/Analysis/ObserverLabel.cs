using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Who answered. A model that is called like a person is another observer.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">One of <see cref="ObserverKind"/>.</param>
internal readonly record struct ObserverLabel(string Name, string Kind)
{
    public bool IsModel => Kind == ObserverKind.Model;
}
