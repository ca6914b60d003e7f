using System.Globalization;
using System.Text;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>A text file with one sentence a line, as a stimulus set.</summary>
public static class SentenceFile
{
    /// <summary>Reads the sentences; ids are the lines' numbers, <c>line-1</c> and so on, with as many digits as the last has.</summary>
    /// <remarks>White space around a line is not part of it; empty lines are passed over, and counted.</remarks>
    /// <param name="path">UTF-8, with or without a byte-order mark.</param>
    /// <exception cref="DatasetException">The file is missing or has no sentence.</exception>
    public static StimulusSet Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new DatasetException(path, "no such file", "a text file with one sentence a line", "Check the path.");
        }

        string[] lines = Text(path).ReplaceLineEndings("\n").Split('\n');
        int digits = lines.Length.ToString(CultureInfo.InvariantCulture).Length;
        Stimulus[] stimuli = [.. lines.Select((line, i) => (Text: line.Trim(), Id: "line-" + (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')))
            .Where(line => line.Text.Length > 0)
            .Select(line => Stimulus.FromText(line.Id, line.Text))];
        return stimuli.Length > 0
            ? new StimulusSet(Path.GetFileNameWithoutExtension(path), stimuli)
            : throw new DatasetException(path, "no sentence", "one a line", "Write the sentences into it.");
    }

    private static string Text(string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(FileBytes.ReadAll(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            throw new DatasetException(path, $"bytes that are not UTF-8 ({fault.Message})", "text", "Save the sentences as UTF-8.", fault);
        }
    }
}
