using System.Text;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>Text inside Markdown.</summary>
public static class MarkdownText
{
    /// <summary>Escapes what Markdown would take for markup; hidden characters become visible, newlines spaces.</summary>
    public static string Escape(string? text)
    {
        string visible = NameText.Visible((text ?? string.Empty).ReplaceLineEndings(" "));
        var escaped = new StringBuilder(visible.Length + 8);
        foreach (char c in visible)
        {
            if (c is '\\' or '|' or '*' or '_' or '[' or ']' or '<' or '>' or '`' or '~')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        if (visible.Length > 0 && (visible[0] is '#' or '-' or '+'))
        {
            escaped.Insert(0, '\\');
        }

        int digits = visible.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < visible.Length - 1 && (visible[digits] is '.' or ')') && visible[digits + 1] == ' ')
        {
            escaped.Insert(digits, '\\');
        }

        return escaped.ToString();
    }
}
