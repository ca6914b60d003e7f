using System.Collections;
using System.Reflection;
using System.Text;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>All public values of a record as text, lists item by item, without where they stood in the file.</summary>
internal static class Structure
{
    private static readonly string[] Ignored = ["Text", "EqualityContract"];

    public static string Of(Manifest manifest)
    {
        StringBuilder text = new();
        Add(text, "manifest", manifest with { Path = string.Empty });
        return text.ToString();
    }

    private static void Add(StringBuilder text, string path, object? value)
    {
        switch (value)
        {
            case SourcePosition:
                break;
            case not null when value.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>):
                Add(text, $"{path}.{pair.GetProperty("Key")!.GetValue(value)}", pair.GetProperty("Value")!.GetValue(value));
                break;
            case null or string or ValueType:
                text.Append(path).Append(" = ").AppendLine(value is null ? "null" : FormattableString.Invariant($"{value}"));
                break;
            case IEnumerable items:
                int count = 0;
                foreach (object? item in items)
                {
                    Add(text, $"{path}[{count++}]", item);
                }

                text.Append(path).Append(".Count = ").AppendLine(FormattableString.Invariant($"{count}"));
                break;
            case Concord.Alignment.Catalogue.MetricEntry entry:
                text.Append(path).Append(" = ").AppendLine(entry.Id);
                break;
            default:
                text.Append(path).Append(" is ").AppendLine(value.GetType().Name);
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    if (!Ignored.Contains(property.Name))
                    {
                        Add(text, $"{path}.{property.Name}", property.GetValue(value));
                    }
                }

                break;
        }
    }
}
