using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Runs;

/// <summary>The lock file of a run: the manifest with everything resolved that a plan resolves.</summary>
internal static class LockFile
{
    public static string Write(Plan plan) => LockFileWriter.Write(
        plan.Manifest with { Compute = plan.Manifest.Compute with { Batch = plan.Batch } },
        new LockExtras
        {
            Version = ProductVersion.Text,
            Datasets = plan.Recordings,
            Models = plan.Models.ToDictionary(
                model => model.Spec.Id,
                model => new LockedModel
                {
                    Sha256 = model.WeightsPath is null ? null : model.WeightsDigest,
                    Preprocessing = model.Tokenizer?.Canonical ?? model.Preprocessing?.Canonical,
                    Layers = model.IsNetwork ? [.. ReadoutPlanner.Layers(model, "sweep").Select(layer => layer.Name)] : null,
                },
                StringComparer.Ordinal),
        });
}
