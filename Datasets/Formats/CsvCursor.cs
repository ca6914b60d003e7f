using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>Cuts text into rows of fields and counts lines.</summary>
internal sealed class CsvCursor(string text, string name, char separator)
{
    // Categories, subjects and conditions repeat thousands of times: one string for each.
    private readonly HashSet<string> _pool = new(StringComparer.Ordinal);
    private string[] _above = []; // the row before: a column often repeats its value
    private int _position;
    private int _line = 1;

    /// <summary>The line on which the last row began, from 1.</summary>
    public int RowLine { get; private set; }

    /// <summary>The next row that is not empty, or null at the end.</summary>
    public string[]? NextRow(int expected)
    {
        while (_position < text.Length && text[_position] is '\n' or '\r')
        {
            EndLine();
        }

        if (_position >= text.Length)
        {
            return null;
        }

        RowLine = _line;
        var fields = new string[Math.Max(1, expected)];
        int count = 0;
        while (true)
        {
            if (count == fields.Length)
            {
                Array.Resize(ref fields, 2 * count);
            }

            string? above = count < _above.Length ? _above[count] : null;
            fields[count++] = _position < text.Length && text[_position] == '"' ? Quoted() : Plain(above);
            if (_position < text.Length && text[_position] == separator)
            {
                _position++;
                continue;
            }

            if (_position < text.Length)
            {
                EndLine();
            }

            Array.Resize(ref fields, count);
            _above = fields;
            return fields;
        }
    }

    private string Plain(string? above)
    {
        ReadOnlySpan<char> rest = text.AsSpan(_position);
        int length = rest.IndexOfAny([separator, '\n', '\r', '"']);
        length = length < 0 ? rest.Length : length;
        if (length < rest.Length && rest[length] == '"')
        {
            throw Fault("a quote inside a field that does not begin with one", "the whole field in quotes, with inner quotes doubled");
        }

        _position += length;
        return above is not null && rest[..length].SequenceEqual(above) ? above : Pooled(rest[..length]);
    }

    private string Quoted()
    {
        int opened = _line;
        var field = new StringBuilder();
        _position++;
        while (true)
        {
            int quote = text.IndexOf('"', _position);
            if (quote < 0)
            {
                throw new DatasetException($"{name}:{opened}", "a quote that is never closed", "a closing quote", "Close the quote, or double a quote that belongs to the text.");
            }

            ReadOnlySpan<char> part = text.AsSpan(_position, quote - _position);
            CountLines(part);
            field.Append(part);
            _position = quote + 1;
            if (_position < text.Length && text[_position] == '"')
            {
                field.Append('"');
                _position++;
                continue;
            }

            if (_position < text.Length && text[_position] != separator && text[_position] is not ('\n' or '\r'))
            {
                throw Fault($"'{text[_position]}' after a closing quote", "a separator or the end of the line");
            }

            return field.ToString();
        }
    }

    private void CountLines(ReadOnlySpan<char> part)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (part[i] == '\n' || (part[i] == '\r' && (i + 1 == part.Length || part[i + 1] != '\n')))
            {
                _line++;
            }
        }
    }

    private void EndLine()
    {
        bool pair = text[_position] == '\r' && _position + 1 < text.Length && text[_position + 1] == '\n';
        _position += pair ? 2 : 1;
        _line++;
    }

    private string Pooled(ReadOnlySpan<char> field)
    {
        if (field.Length > 24)
        {
            return field.ToString();
        }

        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = _pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(field, out string? pooled))
        {
            pooled = field.ToString();
            _pool.Add(pooled);
        }

        return pooled;
    }

    private DatasetException Fault(string found, string expected) =>
        new($"{name}:{_line}", found, expected, "Quote the field as RFC 4180 says, or write the table with a CSV library.");
}
