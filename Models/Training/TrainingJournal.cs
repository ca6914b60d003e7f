using System.Text.Json;
using System.Text.Json.Serialization;

namespace Concord.Models.Training;

/// <summary>What a training has noted so far; goes into the state file beside the tensors.</summary>
internal sealed record TrainingJournal
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Steps done.</summary>
    public long Step { get; set; }

    /// <summary>Sum of the losses since the last point of the curve.</summary>
    public double Loss { get; set; }

    /// <summary>Right answers since then.</summary>
    public double Right { get; set; }

    /// <summary>Examples since then.</summary>
    public long Examples { get; set; }

    /// <summary>Steps since then.</summary>
    public long Pending { get; set; }

    /// <summary>Points of the curve.</summary>
    public List<CurvePoint> Curve { get; init; } = [];

    /// <summary>Steps whose checkpoints are written.</summary>
    public List<long> Kept { get; init; } = [];

    /// <summary>Tests of the kept checkpoints.</summary>
    public List<EvaluationRow> Evaluations { get; init; } = [];

    /// <summary>Attacks on the last checkpoint.</summary>
    public List<RobustnessRow> Robustness { get; init; } = [];

    /// <summary>Seconds of the parts before this one.</summary>
    public double Seconds { get; set; }

    /// <summary>Processor seconds of the parts before this one.</summary>
    public double CpuSeconds { get; set; }

    /// <summary>Mean loss and share right since the last point of the curve.</summary>
    [JsonIgnore]
    public (double Loss, double Accuracy) Running => (Loss / Pending, Right / Examples);

    /// <summary>Notes a step.</summary>
    public void Add(double loss, double right, int examples)
    {
        Loss += loss;
        Right += right;
        Examples += examples;
        Pending++;
        Step++;
    }

    /// <summary>Ends a stretch of the curve with a point.</summary>
    public void Mark(int batch, double rate)
    {
        Curve.Add(new CurvePoint(Step, Step * batch, Running.Loss, Running.Accuracy, rate));
        (Loss, Right, Examples, Pending) = (0, 0, 0, 0);
    }

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>From text.</summary>
    public static TrainingJournal Read(string text) => JsonSerializer.Deserialize<TrainingJournal>(text, Options) ?? throw new JsonException("null");
}
