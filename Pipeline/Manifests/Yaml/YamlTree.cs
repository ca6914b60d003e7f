using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>Builds the tree of values from YamlDotNet's events, with positions, bounds and all duplicate keys.</summary>
/// <remarks>
/// Anchors and aliases are allowed, and the merge key <c>&lt;&lt;</c>. Depth and the number of values (aliases counted in full) are bounded,
/// so that no text can exhaust the stack or expand without end. An alias is known only after its anchor's value has ended: no cycles.
/// </remarks>
internal sealed class YamlTree
{
    private const int LargestDepth = 40;
    private const long LargestWeight = 200_000;

    private readonly IParser _parser;
    private readonly FindingLog _log;
    private readonly Dictionary<string, YamlValue> _anchors = new(StringComparer.Ordinal);

    private YamlTree(IParser parser, FindingLog log)
    {
        _parser = parser;
        _log = log;
    }

    /// <summary>The document's value, or null where the text is not one YAML document; findings say why.</summary>
    public static YamlValue? Read(string text, FindingLog log)
    {
        using StringReader reader = new(text);
        Scanner scanner = new(reader);
        try
        {
            return new YamlTree(new Parser(scanner), log).Document();
        }
        catch (YamlException exception)
        {
            SourcePosition at = Position(exception.Start);
            if (FirstTab(text) is { } tab && (tab.Line == at.Line || exception.Message.Contains(" tab", StringComparison.Ordinal)))
            {
                log.Error(tab, Messages.Tab);
            }
            else
            {
                log.Error(at, Messages.NotYaml(exception.Message));
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet's scanner leaves some malformed texts with these and not with its own exception.
            log.Error(Position(scanner.CurrentPosition), Messages.NotClosed);
            return null;
        }
    }

    private YamlValue? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out DocumentStart? _))
        {
            _log.Error(new SourcePosition(1, 1), Messages.Empty);
            return null;
        }

        YamlValue value = Value(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            _log.Error(Position(second.Start), Messages.SeveralDocuments);
            return null;
        }

        return value;
    }

    private YamlValue Value(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out YamlValue? known)
                ? known
                : throw new YamlException(alias.Start, alias.End, Messages.UnknownAlias(alias.Value.Value));
        }

        NodeEvent start = _parser.Consume<NodeEvent>();
        if (depth > LargestDepth)
        {
            throw new YamlException(start.Start, start.End, Messages.TooDeep(LargestDepth));
        }

        if (!start.Tag.IsEmpty)
        {
            _log.Error(Position(start.Start), Messages.Tag);
        }

        YamlValue value = start switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Position(scalar.Start)),
            SequenceStart sequence => Sequence(sequence, depth),
            MappingStart mapping => Mapping(mapping, depth),
            _ => throw new YamlException(start.Start, start.End, "an unexpected value"),
        };
        if (value.Weight > LargestWeight)
        {
            throw new YamlException(start.Start, start.End, Messages.TooLarge(LargestWeight));
        }

        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = value;
        }

        return value;
    }

    private YamlSequence Sequence(SequenceStart start, int depth)
    {
        List<YamlValue> items = [];
        long weight = 0;
        while (!_parser.TryConsume<SequenceEnd>(out SequenceEnd? _))
        {
            items.Add(Value(depth + 1));
            weight += Bounded(items[^1], weight, start);
        }

        return new YamlSequence(start.Style == SequenceStyle.Flow ? CallText.Join(items) : items, Position(start.Start));
    }

    private YamlMapping Mapping(MappingStart start, int depth)
    {
        List<YamlEntry> entries = [];
        List<YamlEntry> merged = [];
        long weight = 0;
        while (!_parser.TryConsume<MappingEnd>(out MappingEnd? _))
        {
            YamlValue key = Value(depth + 1);
            YamlValue value = Value(depth + 1);
            weight += Bounded(value, weight, start);
            switch (key)
            {
                case YamlScalar { IsPlain: true, Text: "<<" } when value is YamlMapping source:
                    merged.AddRange(source.Entries);
                    break;
                case YamlScalar word:
                    entries.Add(new YamlEntry(word, value));
                    break;
                default:
                    _log.Error(key.Position, Messages.KeyNotWord);
                    break;
            }
        }

        IReadOnlyList<YamlEntry> written = start.Style == MappingStyle.Flow ? CallText.Join(entries) : entries;
        HashSet<string> own = [.. written.Select(entry => entry.Key.Text)];
        return new YamlMapping([.. written, .. merged.Where(entry => own.Add(entry.Key.Text))], Position(start.Start));
    }

    private static long Bounded(YamlValue value, long weight, NodeEvent start) =>
        weight + value.Weight <= LargestWeight ? value.Weight : throw new YamlException(start.Start, start.End, Messages.TooLarge(LargestWeight));

    private static SourcePosition Position(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    /// <summary>The first tab before the first letter of a line, or null.</summary>
    private static SourcePosition? FirstTab(string text)
    {
        string[] lines = text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            int tab = lines[line].IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && string.IsNullOrWhiteSpace(lines[line][..tab]))
            {
                return new SourcePosition(line + 1, tab + 1);
            }
        }

        return null;
    }
}
