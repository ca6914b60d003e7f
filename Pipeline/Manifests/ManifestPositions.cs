namespace Concord.Pipeline.Manifests;

/// <summary>Where each key's value stands: found by the position of the mapping that holds it, the key, and the place in a list.</summary>
internal sealed class ManifestPositions
{
    private readonly Dictionary<(SourcePosition Owner, string Key, int Item), SourcePosition> _positions = [];

    public void Add(SourcePosition owner, string key, int item, SourcePosition value) => _positions[(owner, key, item)] = value;

    /// <summary>The value's position, or the mapping's own where the key was not written.</summary>
    public SourcePosition Of(SourcePosition owner, string key, int item = -1) =>
        _positions.GetValueOrDefault((owner, key, item)) ?? _positions.GetValueOrDefault((owner, key, -1)) ?? owner;
}
