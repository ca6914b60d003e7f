using Concord.Alignment.Scaling;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>One model's scores on one benchmark along training.</summary>
/// <param name="Model">The model, without its step.</param>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Steps">(checkpoints) rising.</param>
/// <param name="Rows">(checkpoints) the rows.</param>
/// <param name="Curve">What the curve does.</param>
internal sealed record DevelopmentSeries(string Model, string Benchmark, IReadOnlyList<double> Steps, IReadOnlyList<ScoreRow> Rows, DevelopmentCurve Curve);
