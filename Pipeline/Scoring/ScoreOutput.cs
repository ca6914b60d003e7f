using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>All that one score job leaves behind.</summary>
public sealed class ScoreOutput
{
    /// <summary>Score rows.</summary>
    public List<ScoreRow> Rows { get; } = [];

    /// <summary>Bootstrap values.</summary>
    public List<ResampleRow> Resamples { get; } = [];

    /// <summary>Scores of single neuroids.</summary>
    public List<NeuroidRow> Neuroids { get; } = [];

    /// <summary>Scores as other tools would state them.</summary>
    public List<RenderingRow> Renderings { get; } = [];

    /// <summary>Decisions.</summary>
    public List<TrialRow> Trials { get; } = [];

    /// <summary>RDMs to show.</summary>
    public List<RdmPicture> Rdms { get; } = [];
}
