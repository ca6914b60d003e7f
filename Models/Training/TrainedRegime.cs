using System.Globalization;
using Concord.Models.Regimes;
using Concord.Models.Weights;

namespace Concord.Models.Training;

/// <summary>How weights that were trained here came about, from the text pairs of their file.</summary>
public sealed record TrainedRegime
{
    private const string EngineKey = "concord.engine";

    /// <summary>The record that comparisons use.</summary>
    public required TrainingRegime Regime { get; init; }

    /// <summary>The catalogue's id of the architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>Names of the classes, in the order of the logits; empty where the file states none.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Seed of weights and training.</summary>
    public required int Seed { get; init; }

    /// <summary>Steps done; 0 is the untrained network.</summary>
    public required long Step { get; init; }

    /// <summary>Steps of the whole training.</summary>
    public required long Steps { get; init; }

    /// <summary>Trained values.</summary>
    public required long Parameters { get; init; }

    /// <summary>Operations until this step.</summary>
    public required double Flops { get; init; }

    /// <summary>Share right on the first evaluation set, 0 to 1; NaN where there was none.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Share right under the attacks of the recipe; only in the last checkpoint.</summary>
    public required IReadOnlyList<RobustnessRow> Robustness { get; init; }

    /// <summary>What decided the weights.</summary>
    public required string Recipe { get; init; }

    /// <summary>Reads the record of a file.</summary>
    /// <param name="path">A weights file.</param>
    /// <returns>The record; null where the file has none of this engine.</returns>
    /// <exception cref="WeightsException">The file cannot be read.</exception>
    public static TrainedRegime? Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(WeightsFile.ReadMetadata(path), path);
    }

    /// <summary>The record as text pairs.</summary>
    internal IReadOnlyDictionary<string, string> Write()
    {
        OrderedDictionary<string, string> pairs = new(StringComparer.Ordinal)
        {
            ["format"] = "pt",
            [EngineKey] = Text(TrainingRecipe.EngineVersion),
            ["architecture"] = Architecture,
            ["seed"] = Text(Seed),
            ["step"] = Text(Step),
            ["steps"] = Text(Steps),
            ["parameters"] = Text(Parameters),
            ["flops"] = Text(Flops),
            ["accuracy"] = Text(Accuracy),
            ["robustness"] = string.Join('|', Robustness.Select(row => string.Join(',', Text((double)row.Norm), Text(row.Epsilon), Text(row.Steps), Text(row.Accuracy), Text(row.CleanAccuracy), Text(row.Count), row.Set))),
            ["recipe"] = Recipe,
            ["regime"] = Regime.Name,
            ["remark"] = Regime.Remark,
        };
        if (Classes.Count > 0)
        {
            pairs[ClassNames.Key] = ClassNames.Write(Classes);
        }

        foreach ((string name, string value) in Regime.Facts)
        {
            pairs[$"regime.{name}"] = value;
        }

        if (Regime.Adversarial is { } budget)
        {
            pairs["regime.adversarial"] = $"{budget.Norm},{Text(budget.Epsilon)}";
        }

        return pairs;
    }

    private static TrainedRegime? Parse(IReadOnlyDictionary<string, string> pairs, string path)
    {
        if (!pairs.ContainsKey(EngineKey))
        {
            return null;
        }

        string? Fact(string name) => pairs.GetValueOrDefault($"regime.{name}");
        string[]? budget = Fact("adversarial")?.Split(',');
        return new TrainedRegime
        {
            Architecture = pairs["architecture"],
            Classes = ClassNames.Read(pairs, path),
            Seed = (int)Number(pairs["seed"]),
            Step = (long)Number(pairs["step"]),
            Steps = (long)Number(pairs["steps"]),
            Parameters = (long)Number(pairs["parameters"]),
            Flops = Number(pairs["flops"]),
            Accuracy = Number(pairs["accuracy"]),
            Robustness = [.. pairs["robustness"].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Row)],
            Recipe = pairs["recipe"],
            Regime = new TrainingRegime
            {
                Name = pairs["regime"],
                Data = Fact("data") ?? TrainingRegime.NotStated,
                Images = (long?)Optional(Fact("images")),
                ImagesSeen = (long?)Optional(Fact("images-seen")),
                Epochs = Optional(Fact("epochs")),
                Objective = Fact("objective") ?? "",
                Labels = Enum.Parse<TrainingLabels>(Fact("labels") ?? nameof(TrainingLabels.Unknown), ignoreCase: true),
                Augmentation = Fact("augmentation") ?? "",
                Adversarial = budget is null ? null : new AdversarialBudget(Enum.Parse<PerturbationNorm>(budget[0]), Number(budget[1])),
                Compute = Fact("compute") ?? "",
                Remark = pairs.GetValueOrDefault("remark", ""),
            },
        };
    }

    private static RobustnessRow Row(string text)
    {
        string[] parts = text.Split(',', 7);
        return new RobustnessRow(parts[6], (PerturbationNorm)(int)Number(parts[0]), Number(parts[1]), (int)Number(parts[2]), Number(parts[3]), Number(parts[4]), (int)Number(parts[5]));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double? Optional(string? text) => text is null ? null : Number(text);
}
