using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Slurm;

/// <summary>Looks where the elements of batches stand: one call of squeue for all, accounting for those that it does not know, and what was seen before.</summary>
/// <remarks>An element that nobody knows is not lost at once: a controller that starts again, or a file system between machines, may be late.</remarks>
internal sealed class SlurmLook(SlurmClient client, TimeProvider time, TimeSpan absent)
{
    private readonly Dictionary<ElementPlace, DateTimeOffset> present = [];

    /// <summary>Where the elements stand; how they ended is kept in the folder.</summary>
    /// <param name="folder">The submission's folder.</param>
    /// <param name="batches">The batches to look at.</param>
    /// <exception cref="SlurmUnreachableException">squeue gives no answer: nothing is known, and nothing has changed.</exception>
    public IReadOnlyList<ElementView> Look(BatchFolder folder, IReadOnlyList<SentBatch> batches) =>
        this.Look(folder, batches, client.Queue([.. batches.Select(batch => batch.Record.Name)]));

    /// <summary>As the other, with what squeue has said: so that one question does for many submissions.</summary>
    /// <param name="folder">The submission's folder.</param>
    /// <param name="batches">The batches to look at.</param>
    /// <param name="queue">squeue's answer.</param>
    public IReadOnlyList<ElementView> Look(BatchFolder folder, IReadOnlyList<SentBatch> batches, IEnumerable<ElementRow> queue)
    {
        ILookup<(string, int), ElementRow> rows = queue.ToLookup(row => (row.Name, row.Index));
        Dictionary<string, IReadOnlyDictionary<int, SeenElement>> before = batches.ToDictionary(batch => batch.Record.Batch, batch => folder.Seen(batch.Record.Batch));
        SentBatch[] missing = [.. batches.Where(batch => Elements(batch).Any(element => !rows.Contains((batch.Record.Name, element.Index)) && !before[batch.Record.Batch].ContainsKey(element.Index)))];
        ILookup<(string, int), ElementRow> accounting = client
            .Accounting([.. missing.Select(batch => batch.Record.Name)], missing.Select(batch => batch.Record.Created).DefaultIfEmpty(time.GetUtcNow()).Min())
            // What accounting alone calls waiting or running is under way nowhere: a controller that died may have forgotten it, and would never end it.
            .Where(row => !row.IsActive)
            .ToLookup(row => (row.Name, row.Index));
        List<ElementView> views = [];
        foreach (SentBatch batch in batches)
        {
            IReadOnlyDictionary<int, SeenElement> seen = before[batch.Record.Batch];
            ElementView[] own = [.. Elements(batch).Select(element => this.View(batch, element, Best(rows[(batch.Record.Name, element.Index)]) ?? Best(accounting[(batch.Record.Name, element.Index)]), seen))];
            Keep(folder, batch, own, seen);
            views.AddRange(own);
        }

        return views;
    }

    /// <summary>Where the elements stood when SLURM was last heard.</summary>
    /// <param name="folder">The submission's folder.</param>
    /// <param name="batches">The batches to look at.</param>
    /// <param name="silence">Why nothing is known now.</param>
    public static IReadOnlyList<ElementView> Remember(BatchFolder folder, IReadOnlyList<SentBatch> batches, string silence) =>
    [
        .. from batch in batches
           let seen = folder.Seen(batch.Record.Batch)
           from element in Elements(batch)
           let ended = seen.GetValueOrDefault(element.Index)
           select ended is null
               ? new ElementView(batch, element, null, ElementState.Waiting, $"unknown: {silence}", IsUnsure: true)
               : new ElementView(batch, element, null, ended.State, ended.Reason, IsUnsure: false),
    ];

    /// <summary>A batch's elements; a job that is no array counts as one without keys.</summary>
    internal static IReadOnlyList<BatchElement> Elements(SentBatch batch) => batch.IsReport ? [new BatchElement(0, [])] : batch.Elements;

    private ElementView View(SentBatch batch, BatchElement element, ElementRow? row, IReadOnlyDictionary<int, SeenElement> seen)
    {
        ElementPlace place = new(batch.Record.Batch, element.Index);
        DateTimeOffset now = time.GetUtcNow();
        if (row is not null)
        {
            this.present[place] = now;
            return new ElementView(batch, element, row, row.State, row.Reason, IsUnsure: false);
        }

        if (seen.TryGetValue(element.Index, out SeenElement? ended))
        {
            return new ElementView(batch, element, null, ended.State, ended.Reason, IsUnsure: false);
        }

        DateTimeOffset since = this.present.GetValueOrDefault(place, batch.Record.Created);
        return now - since < absent
            ? new ElementView(batch, element, null, ElementState.Waiting, $"unknown: not in squeue, looked for until {since + absent:HH:mm:ss} UTC", IsUnsure: true)
            : new ElementView(batch, element, null, ElementState.Lost, "SLURM does not know it any more", IsUnsure: false);
    }

    // Should a name have been used twice after all, what is under way counts, then the latest.
    private static ElementRow? Best(IEnumerable<ElementRow> rows) => rows.OrderByDescending(row => row.IsActive).ThenByDescending(row => row.JobId).FirstOrDefault();

    private static void Keep(BatchFolder folder, SentBatch batch, ElementView[] views, IReadOnlyDictionary<int, SeenElement> seen)
    {
        SeenElement[] ended = [.. views.Where(view => view is { Row: not null, IsOpen: false }).Select(view => new SeenElement(view.Element.Index, view.State, view.Reason, view.Row!.Node))];
        if (ended.Any(element => !seen.TryGetValue(element.Index, out SeenElement? known) || known != element))
        {
            folder.WriteSeen(batch.Record.Batch, [.. seen.Values.ExceptBy(ended.Select(element => element.Index), element => element.Index), .. ended]);
        }
    }
}
