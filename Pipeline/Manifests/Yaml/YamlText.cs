using System.Globalization;
using System.Text;

namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>Writes values so that YAML reads them back as they were.</summary>
internal static class YamlText
{
    private static readonly string[] Meaningful = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>Bare where only letters, digits and a few marks stand, in double quotes otherwise.</summary>
    public static string Word(string text)
    {
        bool isBare = text.Length > 0
            && char.IsAsciiLetter(text[0])
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '+' or '/' or '@')
            && !Meaningful.Contains(text.ToLowerInvariant());
        return isBare ? text : Quoted(text);
    }

    public static string List(IEnumerable<string> words) => $"[{string.Join(", ", words)}]";

    public static string Map(IEnumerable<(string Key, string? Value)> entries)
    {
        string[] written = [.. entries.Where(entry => entry.Value is not null).Select(entry => $"{Word(entry.Key)}: {entry.Value}")];
        return written.Length == 0 ? "{}" : $"{{ {string.Join(", ", written)} }}";
    }

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
