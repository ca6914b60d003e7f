using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;

namespace Concord.Datasets.Tests.Checks;

/// <summary>A good made-up recording has no faults; each kind of damage to a copy of it is named.</summary>
public sealed class RecordingCheckTests
{
    private const int Stimuli = 40;
    private const int Neuroids = 60;
    private const int Repetitions = 4;

    [Fact]
    public void A_good_recording_has_only_information()
    {
        IReadOnlyList<DatasetFinding> findings = Check(Good());
        Assert.All(findings, finding => Assert.Equal(Severity.Information, finding.Severity));
        Assert.Contains(findings, finding => finding.Message.Contains("4 repetitions of each stimulus", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reliability_is_that_of_signal_and_noise()
    {
        // Signal variance 1, noise variance 1 a presentation: the mean of four has reliability 1/(1 + 1/4) = .8.
        ReliabilityRow[] rows = [.. Reliability.Table(new Dataset(Info) { Recordings = [Good()] })];
        Assert.Equal(["IT", "IT"], rows.Select(row => row.Part));
        Assert.All(rows, row => Assert.InRange(row.Value, 0.74, 0.86));
        Assert.All(rows, row => Assert.Equal(Neuroids / 2, row.Each.Count));
    }

    [Fact]
    public void A_subject_with_constant_time_courses_is_named() =>
        Has(Check(Changed(values: (row, column, value) => column < Neuroids / 2 ? 7 : value)), Severity.Error, "every neuroid of subject 'a' is constant");

    [Fact]
    public void Missing_neuroids_are_named() =>
        Has(Check(Changed(values: (row, column, value) => column == 3 ? double.NaN : column == 5 && row == 2 ? double.NaN : value)), Severity.Error, "1 neuroids without a single value (NaN): n3", "1 neuroids miss values (NaN): n5 (0.6 %)");

    [Fact]
    public void Presentations_that_stand_twice_are_named() =>
        Has(Check(Changed(label: p => p.Repetition == 2 && p.StimulusId == "s05" ? p with { Repetition = 1 } : p)), Severity.Error, "stand more than once", "'s05', repetition 1 2 times");

    [Fact]
    public void A_presentation_under_another_stimulus_is_named()
    {
        PresentationAssembly wrong = Changed(label: p => p is { StimulusId: "s07", Repetition: 3 } ? p with { StimulusId = "s09", Repetition = 9 } : p);
        Has(Check(wrong), Severity.Warning, "have other numbers: s07 (3), s09 (5)", "'s09', repetition 9 looks like 's07'");
    }

    [Fact]
    public void Two_exchanged_rows_are_named()
    {
        PresentationAssembly exchanged = Changed(label: p => p switch
        {
            { StimulusId: "s11", Repetition: 2 } => p with { StimulusId = "s30" },
            { StimulusId: "s30", Repetition: 2 } => p with { StimulusId = "s11" },
            _ => p,
        });
        Has(Check(exchanged), Severity.Warning, "'s30', repetition 2 and 's11', repetition 2 look exchanged");
    }

    [Fact]
    public void A_repetition_in_another_order_is_named()
    {
        PresentationAssembly turned = Changed(label: p => p.Repetition == 3 ? p with { StimulusId = $"s{(Number(p) + 1) % Stimuli:00}" } : p);
        Has(Check(turned), Severity.Error, "repetition 3: its 40 presentations do not agree");
    }

    [Fact]
    public void Repetitions_without_relation_are_named()
    {
        var random = new Random(5);
        Has(Check(Changed(values: (_, _, _) => random.NextDouble())), Severity.Error, "subject 'a': repetitions do not correlate");
    }

    [Theory]
    [InlineData(new double[] { 0, 50, 50, 40 }, "end before they begin")]
    [InlineData(new double[] { 50, 100, 0, 50 }, "out of order")]
    [InlineData(new double[] { 0, 60, 50, 100 }, "1 time bins overlap")]
    [InlineData(new double[] { 0, 40, 50, 100 }, "1 gaps between time bins")]
    [InlineData(new double[] { 0, 0.05, 0.05, 0.1 }, "times are in milliseconds")]
    public void A_time_axis_without_sense_is_named(double[] times, string message)
    {
        PresentationAssembly good = Good();
        double[] two = [.. good.Values.SelectMany(value => new[] { value, value + 1 })];
        var recording = new PresentationAssembly("r", good.Presentations, good.Neuroids, [new TimeBin(times[0], times[1]), new TimeBin(times[2], times[3])], two);
        Has(DatasetCheck.Run(new Dataset(Info) { Recordings = [recording], Window = new TimeBin(times[0], times[1]) }), null, message);
    }

    [Fact]
    public void Several_bins_without_a_window_are_refused_and_named()
    {
        PresentationAssembly good = Good();
        var recording = new PresentationAssembly("r", good.Presentations, good.Neuroids, [new TimeBin(0, 50), new TimeBin(50, 100)], [.. good.Values.SelectMany(value => new[] { value, value })]);
        Assert.Contains("2 time bins and no window", Assert.Throws<DatasetException>(() => recording.Average()).Message, StringComparison.Ordinal);
        Has(DatasetCheck.Run(new Dataset(Info) { Recordings = [recording] }), Severity.Error, "2 time bins and no window");
        Assert.Equal(good.Average().Values, recording.Average(new TimeBin(0, 100)).Values);
    }

    [Fact]
    public void Missing_values_do_not_pass_for_missing_agreement()
    {
        // Two repetitions, one value missing for each neuroid: everything else still agrees.
        PresentationAssembly good = Good();
        int rows = 2 * Stimuli;
        double[] values = [.. good.Values.Take(rows * Neuroids)];
        for (int column = 0; column < Neuroids; column++)
        {
            values[(column % rows * Neuroids) + column] = double.NaN;
        }

        var recording = new PresentationAssembly("r", [.. good.Presentations.Take(rows)], good.Neuroids, [], values);
        Assert.DoesNotContain(Check(recording), finding => finding.Severity == Severity.Error);
        Assert.All(Reliability.Table(new Dataset(Info) { Recordings = [recording] }), row => Assert.InRange(row.Value, 0.5, 0.8));
    }

    [Fact]
    public void Sentinels_and_neuroids_that_stand_twice_are_named()
    {
        Has(Check(Changed(values: (row, column, value) => row == 7 && column is 3 or 4 ? -9999 : value)), Severity.Warning, "-9999 stands");
        PresentationAssembly good = Good();
        var assembly = new NeuroidAssembly("m", ["a", "b", "c"], [new("n1", "V4", "s", double.NaN), new("n2", "V4", "t", double.NaN)], [1, 1, 2, 2, 4, 4]);
        Has(DatasetCheck.Run(new Dataset(Info) { Assemblies = [assembly] }), Severity.Warning, "1 neuroids have the same responses to the last digit as another: n2 as n1");
        Assert.Equal(good.Hash, Good().Hash);
    }

    [Fact]
    public void Exchanged_rows_of_one_subject_s_RDM_are_named()
    {
        var random = new Random(3);
        double[][] points = [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 8).Select(_ => random.NextDouble()).ToArray())];
        RdmEntry Subject(string name, int[] order) => new(name, "IT", name, null, [.. from i in Enumerable.Range(0, 30) from j in Enumerable.Range(i + 1, 29 - i) select Distance(points[order[i]], points[order[j]]) + (0.1 * random.NextDouble())]);
        int[] plain = [.. Enumerable.Range(0, 30)];
        int[] exchanged = [.. plain];
        (exchanged[4], exchanged[17]) = (17, 4);
        var set = new RdmSet([.. plain.Select(i => $"s{i}")], [Subject("a", plain), Subject("b", plain), Subject("c", exchanged), Subject("d", plain)]);
        Has(DatasetCheck.Run(new Dataset(Info) { Rdms = [set] }), Severity.Warning, "'s4' of subject 'c' and 's17' of subject 'c' look exchanged");
    }

    private static DatasetInfo Info { get; } = new("made-up", "", "", "", "", null, "1", [], []);

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();

    private static int Number(Presentation presentation) => int.Parse(presentation.StimulusId[1..], System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<DatasetFinding> Check(PresentationAssembly recording) => DatasetCheck.Run(new Dataset(Info) { Recordings = [recording] });

    private static void Has(IReadOnlyList<DatasetFinding> findings, Severity? severity, params string[] parts) => Assert.All(parts, part =>
        Assert.Contains(findings, finding => finding.Message.Contains(part, StringComparison.Ordinal) && (severity is null || parts.Length > 1 || finding.Severity == severity)));

    private static PresentationAssembly Good() => Changed();

    private static PresentationAssembly Changed(Func<int, int, double, double>? values = null, Func<Presentation, Presentation>? label = null)
    {
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] signal = [.. Enumerable.Range(0, Stimuli).Select(_ => Enumerable.Range(0, Neuroids).Select(_ => Normal()).ToArray())];
        Presentation[] presentations = [.. from repetition in Enumerable.Range(1, Repetitions) from stimulus in Enumerable.Range(0, Stimuli) select new Presentation($"s{stimulus:00}", repetition)];
        double[] all = [.. presentations.SelectMany((p, row) => Enumerable.Range(0, Neuroids).Select(column => signal[Number(p)][column] + Normal()).ToArray().Select((value, column) => values?.Invoke(row, column, value) ?? value))];
        Neuroid[] neuroids = [.. Enumerable.Range(0, Neuroids).Select(column => new Neuroid($"n{column}", "IT", column < Neuroids / 2 ? "a" : "b", double.NaN))];
        return new PresentationAssembly("r", label is null ? presentations : [.. presentations.Select(label)], neuroids, [], all);
    }
}
