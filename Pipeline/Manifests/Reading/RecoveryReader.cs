using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>recovery:</c>.</summary>
internal static class RecoveryReader
{
    private const string Owner = "recovery";
    private const int MostRecordings = 10_000;

    /// <summary>What is simulated; null where nothing is, or it cannot be read.</summary>
    public static RecoverySpec? Read(MapBinder map, ValueBinder values)
    {
        if (map.Take(Owner) is not { } value)
        {
            return null;
        }

        if (value is not YamlMapping)
        {
            return values.Boolean(value, Owner) is true ? new RecoverySpec { Position = map.Position } : null;
        }

        MapBinder recovery = values.Map(value, Owner)!;
        RecoverySpec spec = new()
        {
            Benchmarks = [.. recovery.Texts("benchmarks").Distinct()],
            Models = [.. recovery.Texts("models").Distinct()],
            Recordings = recovery.Integer("recordings", 1, MostRecordings) ?? ManifestDefaults.Recordings,
            Reliability = recovery.Take("reliability") is { } reliability && reliability is not YamlScalar { Text: ManifestWords.Measured } ? values.Number(reliability, "reliability", ManifestDefaults.LeastReliability, 1) : null,
            Signal = recovery.Word("signal", ManifestWords.Signals) ?? ManifestDefaults.Signal,
            Position = recovery.Position,
        };
        recovery.Done(Owner);
        return spec;
    }
}
