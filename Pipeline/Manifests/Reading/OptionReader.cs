using System.Globalization;
using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one option of a metric as its canonical text, by what the option declares.</summary>
internal static class OptionReader
{
    /// <summary>The canonical text, or null where the value does not fit (a finding).</summary>
    public static string? Read(YamlValue value, MetricOption option, ReadingContext context) => option.Type switch
    {
        MetricOptionType.Choice => context.Values.Word(value, option.Name, option.Choices),
        MetricOptionType.Number => context.Values.Number(value, option.Name, option.Minimum ?? double.MinValue, option.Maximum ?? double.MaxValue)
            ?.ToString("R", CultureInfo.InvariantCulture),
        MetricOptionType.Integer => context.Values.Integer(value, option.Name, (long)(option.Minimum ?? int.MinValue), (long)(option.Maximum ?? int.MaxValue))
            ?.ToString(CultureInfo.InvariantCulture),
        MetricOptionType.NumberList => Numbers(value, option, context),
        MetricOptionType.Folds => Folds(value, option, context),
        _ => throw new ArgumentOutOfRangeException(nameof(option), option.Type, "an option type that the reader does not know"),
    };

    /// <summary>The declared default; for folds, those of the dataset: given, else grouped where it has groups.</summary>
    public static string Default(MetricOption option, DatasetView? view) => option.Type switch
    {
        MetricOptionType.Folds when view?.Has(DatasetParts.GivenFolds) == true => "given",
        MetricOptionType.Folds when view is { GroupCount: > 1 } => string.Create(CultureInfo.InvariantCulture, $"group-kfold({Math.Min(5, view.GroupCount)})"),
        MetricOptionType.Folds => FoldsText.Parse(option.Default)?.Canonical ?? option.Default,
        MetricOptionType.NumberList => NumberListText.Canonical(option.Default) ?? option.Default,
        _ => option.Default,
    };

    private static string? Numbers(YamlValue value, MetricOption option, ReadingContext context)
    {
        double minimum = option.Minimum ?? double.MinValue;
        double maximum = option.Maximum ?? double.MaxValue;
        if (value is YamlSequence)
        {
            IReadOnlyList<YamlValue> items = context.Values.List(value, option.Name);
            double[] numbers = [.. items.Select(item => context.Values.Number(item, option.Name, minimum, maximum)).OfType<double>()];
            return numbers.Length > 0 && numbers.Length == items.Count ? NumberListText.Canonical(numbers) : null;
        }

        if (value is YamlScalar scalar && NumberListText.Canonical(scalar.Text) is { } text)
        {
            if (NumberListText.Parse(text)!.All(number => number >= minimum && number <= maximum))
            {
                return text;
            }

            context.Log.Error(value.Position, Messages.OutOfRange(option.Name, text, minimum, maximum));
            return null;
        }

        context.Log.Error(value.Position, Messages.WrongType(option.Name, "a list of numbers or logspace(from, to, count)", value.Describe));
        return null;
    }

    private static string? Folds(YamlValue value, MetricOption option, ReadingContext context)
    {
        if (value is YamlScalar scalar && FoldsText.Parse(scalar.Text) is { } folds)
        {
            return folds.Canonical;
        }

        context.Log.Error(value.Position, Messages.WrongType(option.Name, "kfold(k), group-kfold(k), shuffle-split(n, fraction) or given", value.Describe));
        return null;
    }
}
