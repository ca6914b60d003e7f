using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Simulation;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Recovery;

/// <summary>Recordings of RDMs: as many subjects as were recorded, who agree with each other as well as those do.</summary>
/// <remarks>Each subject's RDM is that of <see cref="SubjectAgreement.Neuroids"/> neuroids drawn from patterns that have the model's RDM (<see cref="RdmPatterns"/>), with the noise that gives the measured agreement (<see cref="SubjectAgreement"/>).</remarks>
internal sealed class RdmSource : IRecordingSource
{
    private readonly BenchmarkTarget target;
    private readonly RdmPatterns patterns;
    private readonly CeilingReading reading;
    private readonly RecoveryStream random;
    private readonly double noise;

    /// <summary>Prepares it.</summary>
    /// <param name="target">The recording that is stood for; two subjects or more.</param>
    /// <param name="rdm">(pairs) of the model.</param>
    /// <param name="comparator">The metric's.</param>
    /// <param name="agreement">A stated agreement; null for the measured one.</param>
    /// <param name="random">Names the random numbers.</param>
    public RdmSource(BenchmarkTarget target, double[] rdm, string comparator, double? agreement, RecoveryStream random)
    {
        this.target = target;
        this.random = random;
        this.patterns = new RdmPatterns(new Rdm(target.Conditions.Count, rdm));
        this.reading = CeilingReadings.DefaultFor(comparator);
        this.Reliability = agreement ?? LooSubjectCeiling.Compute([.. target.SubjectRdms.Select(subject => subject.Upper)], this.reading).Value;
        this.noise = SubjectAgreement.Find(this.patterns, target.SubjectRdms.Count, this.Reliability, this.reading, random.Seed).Noise;
    }

    public double Reliability { get; }

    public string Signal => "rdm";

    public int Neuroids => SubjectAgreement.Neuroids;

    public SimulatedTarget Simulate(int recording)
    {
        StableRandom numbers = new(this.random.Seed, StableRandom.StreamOf(FormattableString.Invariant($"recovery-rdm/{this.random.Name}/{recording}")));
        (string Subject, double[] Upper)[] subjects = [.. this.target.SubjectRdms.Select(subject => (subject.Subject, this.patterns.Sample(this.Neuroids, this.noise, numbers)))];
        return new SimulatedTarget(this.target with { SubjectRdms = subjects }, LooSubjectCeiling.Compute([.. subjects.Select(subject => subject.Upper)], this.reading).Value);
    }
}
