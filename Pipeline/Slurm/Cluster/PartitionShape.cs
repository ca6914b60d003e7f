namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>Nodes of one kind in one partition, as sinfo tells them.</summary>
/// <param name="Name">The partition.</param>
/// <param name="IsDefault">Whether jobs go there that name none.</param>
/// <param name="IsUp">Whether it takes jobs.</param>
/// <param name="MaxTime">Its time limit; null without one.</param>
/// <param name="NodeMemory">Memory of a node in bytes.</param>
/// <param name="NodeCpus">Processors of a node.</param>
/// <param name="Gres">Generic resources of a node without their numbers: gpu, gpu:a100.</param>
internal sealed record PartitionShape(string Name, bool IsDefault, bool IsUp, TimeSpan? MaxTime, long NodeMemory, int NodeCpus, IReadOnlyList<string> Gres);
