using System.Globalization;
using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads tables of trials in the form of model-vs-human: subj, session, trial, rt, object_response, category, condition, imagename.</summary>
/// <remarks>Source: Geirhos et al. 2021, model-vs-human, raw-data. A response time that is no number (NaN, empty) was not recorded.</remarks>
public static class TrialFile
{
    /// <summary>Adds the trials of one table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="conditionOf">The condition that a file's text, at a place of the table, stands for.</param>
    /// <param name="imageIdOf">What pairs the same image across observers, from its name.</param>
    /// <param name="trials">Are added to.</param>
    /// <exception cref="DatasetException">A column that is missing, or a session or trial that is no whole number, with its line.</exception>
    public static void Read(CsvTable table, Func<string, string, string> conditionOf, Func<string, string> imageIdOf, ICollection<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(conditionOf);
        ArgumentNullException.ThrowIfNull(imageIdOf);
        ArgumentNullException.ThrowIfNull(trials);
        int subject = table.Column("subj");
        int session = table.Column("session");
        int number = table.Column("trial");
        int time = table.Column("rt");
        int response = table.Column("object_response");
        int category = table.Column("category");
        int label = table.Column("condition");
        int image = table.Column("imagename");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal); // comparing by value costs two parses a label
        for (int i = 0; i < table.Rows.Count; i++)
        {
            string[] row = table.Fields(i);
            if (!labels.TryGetValue(row[label], out string? shown))
            {
                labels[row[label]] = shown = conditionOf(row[label], table.Where(i));
            }

            trials.Add(new Trial(
                row[subject],
                Whole(row[session], table, i),
                Whole(row[number], table, i),
                double.TryParse(row[time], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : double.NaN,
                row[response],
                row[category],
                shown,
                row[image],
                imageIdOf(row[image])));
        }
    }

    private static int Whole(string text, CsvTable table, int row) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new DatasetException(table.Where(row), $"'{text}'", "a whole number for session and trial", "Check the table.");
}
