using System.Globalization;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Ids are unique, made of ordinary characters, and no words of the grammar: they become names of files, rows and figures.</summary>
public sealed class IdentifierCheck : IManifestCheck
{
    private const int LongestId = 100;

    /// <inheritdoc/>
    public string Id => "identifier";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
    [
        .. Name(manifest),
        .. manifest.Models.SelectMany(model => Model(manifest, model)),
        .. manifest.Simulations.SelectMany(simulation => Plain(manifest, "simulation", simulation.Id, At(manifest, simulation.Position))),
        .. manifest.Benchmarks.SelectMany(benchmark => Plain(manifest, "benchmark", benchmark.Id, At(manifest, benchmark.Position))),
        .. Repeated(manifest, "model", manifest.Models.Select(model => (model.Id, At(manifest, model.Position)))),
        .. Repeated(manifest, "simulation", manifest.Simulations.Select(simulation => (simulation.Id, At(manifest, simulation.Position)))),
        .. Repeated(manifest, "benchmark", manifest.Benchmarks.Select(benchmark => (benchmark.Id, At(manifest, benchmark.Position)))),
    ];

    private static IEnumerable<Finding> Name(Manifest manifest)
    {
        if (manifest.Name.Length > 0 && !IsPlain(manifest.Name))
        {
            yield return FindingOf.Error(manifest, manifest.Positions.Of(manifest.Start, "name"), Messages.BadId("name", manifest.Name));
        }
    }

    private static IEnumerable<Finding> Model(Manifest manifest, ModelSpec model)
    {
        SourcePosition at = At(manifest, model.Position);
        string[] parts = model.Id.Split('@');
        if (parts.Length != 2 || model.Id.Length == 0)
        {
            return Plain(manifest, "model", model.Id, at);
        }

        bool sameStep = model.CheckpointStep is { } step && parts[1] == step.ToString(CultureInfo.InvariantCulture);
        return sameStep || parts[1].Length == 0
            ? Plain(manifest, "model", parts[0], at)
            : [FindingOf.Error(manifest, at, Messages.StepInId(model.Id, model.CheckpointStep))];
    }

    private static IEnumerable<Finding> Plain(Manifest manifest, string kind, string id, SourcePosition at)
    {
        if (id.Length > 0 && !IsPlain(id))
        {
            yield return FindingOf.Error(manifest, at, Messages.BadId(kind, id));
        }
        else if (ManifestWords.Reserved.Contains(id.ToLowerInvariant()))
        {
            yield return FindingOf.Error(manifest, at, Messages.ReservedId(kind, id));
        }
    }

    private static IEnumerable<Finding> Repeated(Manifest manifest, string kind, IEnumerable<(string Id, SourcePosition At)> ids)
    {
        Dictionary<string, SourcePosition> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string id, SourcePosition at) in ids)
        {
            if (id.Length > 0 && !id.EndsWith('@') && !taken.TryAdd(id, at))
            {
                yield return FindingOf.Error(manifest, at, Messages.DuplicateId(kind, id, taken[id].Line));
            }
        }
    }

    private static SourcePosition At(Manifest manifest, SourcePosition owner) => manifest.Positions.Of(owner, "id");

    private static bool IsPlain(string id) =>
        id.Length <= LongestId && char.IsAsciiLetterOrDigit(id[0]) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
