namespace Concord.Models.Blocks;

/// <summary>By which mean and variance batch normalisation works.</summary>
internal enum BatchStatistics
{
    /// <summary>The running ones, as trained: every use but training.</summary>
    Running,

    /// <summary>Those of the batch, without a trace: an adversary's passes.</summary>
    Batch,

    /// <summary>Those of the batch, which also move the running ones.</summary>
    Learning,
}
