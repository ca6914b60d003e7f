using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>Chooses the RDMs that a report shows: for each recording once the recorded one, and the models that agree with it best.</summary>
/// <remarks>Benchmarks of one dataset and region that differ in the comparator alone would show the same pictures again: the first one shows them.</remarks>
internal sealed class RdmGallery
{
    private const int ModelsShown = 5;

    private readonly Dictionary<(string Dataset, string? Region, string Distance), Wall> walls = [];

    public void Add(ScoreJob job, ScoreOutput output, Func<RdmPicture> recorded)
    {
        if (output.Rdms.Count == 0)
        {
            return;
        }

        (string, string?, string) key = (job.Benchmark.Dataset, job.Benchmark.Region, job.Metric.Options.GetValueOrDefault("recorded") ?? job.Metric.Text("distance"));
        if (!this.walls.TryGetValue(key, out Wall? wall))
        {
            this.walls[key] = wall = new Wall(job.Benchmark.Id, job.Metric.Name, job.Metric.Options.GetValueOrDefault("compare"), recorded(), []);
        }

        if (wall.Benchmark == job.Benchmark.Id && wall.Metric == job.Metric.Name)
        {
            double score = output.Rows.Where(row => row.Subject is null && row.Score is not null).Select(row => row.Score!.Value).DefaultIfEmpty(double.NegativeInfinity).Max();
            wall.Models.AddRange(output.Rdms.Select(rdm => (score, rdm with { Benchmark = job.Benchmark.Id, Title = job.Model.Spec.Id + rdm.Title[Math.Max(0, rdm.Title.IndexOf(" · ", StringComparison.Ordinal))..] })));
        }
    }

    /// <summary>The pictures; where a benchmark has RDMs by several distances, their titles say which.</summary>
    public IEnumerable<RdmPicture> Pictures() => this.walls.SelectMany(pair => pair.Value.Shown(ModelsShown)
        .Select(picture => this.walls.Values.Count(other => other.Benchmark == picture.Benchmark) > 1 ? picture with { Title = $"{picture.Title} · {pair.Key.Distance}" } : picture));

    /// <summary>How alike the models of each recording are, all of them and not only those that are shown.</summary>
    /// <param name="run">The run's id.</param>
    public IEnumerable<LikenessRow> Likenesses(string run) => this.walls.Values.Where(wall => wall.Comparator is not null)
        .SelectMany(wall => RdmLikeness.Of(wall.Recorded, wall.Models.OrderByDescending(model => model.Score).Select(model => model.Picture), wall.Metric, wall.Comparator!).Select(row => row with { Run = run }));

    private sealed record Wall(string Benchmark, string Metric, string? Comparator, RdmPicture Recorded, List<(double Score, RdmPicture Picture)> Models)
    {
        public IEnumerable<RdmPicture> Shown(int most) => this.Models.OrderByDescending(model => model.Score).Take(most).Select(model => model.Picture).Prepend(this.Recorded);
    }
}
