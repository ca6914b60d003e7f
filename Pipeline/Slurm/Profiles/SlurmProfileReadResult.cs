using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>A profile and what was found in it; the profile is null where a finding is an error.</summary>
public sealed record SlurmProfileReadResult(SlurmProfile? Profile, IReadOnlyList<Finding> Findings);
