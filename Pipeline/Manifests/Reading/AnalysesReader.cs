using Concord.Alignment.Scaling;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>analyses:</c> and the <c>tables:</c> that they may be made of.</summary>
internal static class AnalysesReader
{
    private static readonly string[] s_ofScores = ["models", "benchmarks", "simulations"];

    private const int MostDraws = 100_000;

    private static readonly string[] Kinds = ["scaling", "development"];

    private static readonly string[] Forms = [.. ScalingForm.All.Select(form => form.Id)];

    /// <summary>The tables; none where the manifest has models.</summary>
    public static TableSpec[] Tables(MapBinder map, ReadingContext context)
    {
        if (!map.Has("tables"))
        {
            _ = map.Take("tables");
            return [];
        }

        foreach (string other in s_ofScores.Where(map.Has))
        {
            context.Log.Error(map.Position, Messages.Conflict("the manifest", "tables", other));
        }

        if (!map.Has("analyses") && !map.Has("multiverse"))
        {
            map.Missing("analyses", Messages.Missing("a manifest of tables", "analyses"));
        }

        List<TableSpec> tables = [];
        foreach (YamlValue item in map.List("tables"))
        {
            if (context.Values.Map(item, "a table") is { } table)
            {
                string? id = table.Require("id", "a table") is { } name ? context.Values.Text(name, "id") : null;
                string? path = table.Require("path", "a table") is { } file ? context.Values.Text(file, "path") : null;
                table.Done("a table");
                tables.Add(new TableSpec(id ?? string.Empty, path is null ? string.Empty : context.Resolve(path), table.Position));
            }
        }

        return [.. tables];
    }

    /// <summary>The analyses.</summary>
    public static AnalysisSpec[] Read(MapBinder map, int seed, IReadOnlyList<TableSpec> tables, ReadingContext context)
    {
        List<AnalysisSpec> analyses = [];
        foreach (YamlValue item in map.List("analyses"))
        {
            if (context.Values.Map(item, "an analysis") is not { } analysis)
            {
                continue;
            }

            analyses.Add(One(analysis, seed, tables, context));
        }

        return [.. analyses];
    }

    private static AnalysisSpec One(MapBinder map, int seed, IReadOnlyList<TableSpec> tables, ReadingContext context)
    {
        string? id = map.Require("id", "an analysis") is { } name ? context.Values.Text(name, "id") : null;
        bool scaling = (map.Require("kind", "an analysis") is { } kind ? context.Values.Word(kind, "kind", Kinds) : null) != "development";
        AnalysisSpec spec = new()
        {
            Id = id ?? string.Empty,
            Kind = scaling ? AnalysisKind.Scaling : AnalysisKind.Development,
            X = map.Take("x") switch { YamlSequence list => context.Values.Texts(list, "x"), { } one when context.Values.Text(one, "x") is { } text => [text], null when !scaling => ["checkpoint_step"], _ => [] },
            Benchmarks = map.Texts("benchmarks"),
            Metric = map.Text("metric"),
            Where = Where(map.Map("where"), context),
            Table = map.Has("table") ? map.Word("table", [.. tables.Select(table => table.Id)]) : null,
            Seed = seed,
            Position = map.Position,
        };
        spec = scaling ? Laws(map, spec, context) : spec;
        int needed = spec.Form == "chinchilla" ? 2 : 1;
        if (!map.Has("x") && scaling)
        {
            map.Missing("x", Messages.Missing("a scaling analysis", "x"));
        }
        else if (spec.X.Count != needed)
        {
            context.Log.Error(map.Position, Messages.MeasureCount(spec.Form, needed, spec.X.Count));
        }

        map.Done(scaling ? "a scaling analysis" : "a development analysis");
        return spec;
    }

    private static AnalysisSpec Laws(MapBinder map, AnalysisSpec spec, ReadingContext context)
    {
        Dictionary<string, string> forms = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Map("forms")?.Entries ?? [])
        {
            // The second measure of a law of two would be missing: all groups have the same measures.
            if (context.Values.Word(entry.Value, entry.Key.Text, [.. Forms.Where(form => ScalingForm.Named(form).Variables == 1)]) is { } form)
            {
                forms[entry.Key.Text] = form;
            }
        }

        IReadOnlyList<double> units = map.Take("unit") switch
        {
            YamlSequence list => context.Values.Numbers(list, "unit", 2, double.Epsilon) ?? [],
            { } one when context.Values.Number(one, "unit", double.Epsilon, double.MaxValue) is { } number => [number],
            _ => [],
        };
        return spec with
        {
            Units = units,
            Form = map.Word("form", Forms) ?? ManifestDefaults.ScalingForm,
            Forms = forms,
            By = map.Text("by"),
            Draws = map.Integer("draws", 100, MostDraws) ?? ManifestDefaults.ScalingDraws,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Where(MapBinder? map, ReadingContext context)
    {
        Dictionary<string, IReadOnlyList<string>> where = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in map?.Entries ?? [])
        {
            where[entry.Key.Text] = entry.Value is YamlSequence list ? context.Values.Texts(list, entry.Key.Text) : context.Values.Text(entry.Value, entry.Key.Text) is { } text ? [text] : [];
        }

        return where;
    }
}
