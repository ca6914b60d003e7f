using System.Globalization;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Resolution;

/// <summary>Writes <c>mirror.csv</c> for datasets: what a machine with a network has to fetch, and where to lay it, so that the folder serves as a mirror.</summary>
internal static class MirrorList
{
    /// <summary>Writes the header and a line for each file with an address; says what has none, or one that nobody here has tried.</summary>
    /// <param name="entries">The datasets.</param>
    /// <param name="line">Takes lines of the list.</param>
    /// <param name="remark">Takes remarks to a person.</param>
    public static void Write(IEnumerable<DatasetEntry> entries, Action<string> line, Action<string> remark)
    {
        line("url,sha256,bytes,path,licence");
        HashSet<string> listed = new(StringComparer.Ordinal);
        foreach (DatasetEntry entry in entries)
        {
            foreach (DatasetFile file in entry.AllFiles)
            {
                if (file.Url is null)
                {
                    remark($"{entry.Info.Id} {file.Role}: no public location{(file.DataPath is null ? string.Empty : $"; lay it at {file.DataPath} under CONCORD_DATA")}");
                }
                else if (listed.Add(PathOf(file)))
                {
                    line(string.Create(CultureInfo.InvariantCulture, $"{file.Url},{file.Sha256},{file.Bytes},{PathOf(file)},{Quoted(file.Licence)}"));
                    if (!file.LocationVerified)
                    {
                        remark($"{entry.Info.Id} {file.Role}: location not verified{(file.Sha256 is not null ? string.Empty : file.Digest is null ? ", no digest stated: write its SHA-256 into the list when you have it" : $", no SHA-256 stated: its {file.Digest.Name} is compared")}");
                    }
                }
            }
        }
    }

    private static string PathOf(DatasetFile file) => file.Sha256 is { } sha256
        ? $"files/{sha256[..2]}/{sha256}"
        : $"files/by-address/{FirstSeen.KeyOf(file.Url!)}";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
