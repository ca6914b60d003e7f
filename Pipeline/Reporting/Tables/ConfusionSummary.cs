using System.Globalization;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>Each observer's most frequent confusion, and how often people make the same one.</summary>
internal static class ConfusionSummary
{
    /// <summary>The table.</summary>
    public static ReportTable Table(string title, IReadOnlyList<(ConfusionCounts Own, ConfusionCounts People)> observers) => new()
    {
        Id = Slug.Of(title + " most-frequent-confusions"),
        Caption = $"Each observer's most frequent confusion on {NameText.Short(title)}, and how often people make the same one: shares of the category's trials; people of a set count as one. Ranks: 1 is people's own most frequent confusion.",
        Heads =
        [
            new("observer", "Observer", "Who answered."), new("category", "Category", "The right category."), new("taken_for", "taken for", "The answer."), Number("share", "Share"), Number("trials", "Trials") with { Decimals = 0 },
            Number("people_share", "People"), Number("people_rank", "Rank") with { Decimals = 0 },
        ],
        Rows = [.. observers.Where(pair => pair.Own.Trials > 0).Select(pair => Row(pair.Own, pair.People))],
    };

    /// <summary>One observer in a sentence that follows its name.</summary>
    public static string Words(ConfusionCounts own, ConfusionCounts people)
    {
        if (own.Confusions.Count == 0)
        {
            return own.Trials == 0 ? "no trials" : "no category was taken for another";
        }

        (string category, string response) = own.Confusions[0];
        int equals = own.Confusions.Count(other => own.RankOf(other) == 1);
        string also = equals > 1 ? $", as often as {NumberText.Count(equals - 1)} other confusion{(equals > 2 ? "s" : string.Empty)}" : string.Empty;
        string found = $"{NameText.Short(category)} taken for {NameText.Short(response)} most often, in {Percent(own.Share(category, response))} of {NumberText.Count((long)own.TrialsOf(category))} trials{also}";
        return own.Observer.IsModel && people.Trials > 0 ? $"{found}; people {Shared(people, (category, response))}" : found;
    }

    private static string Shared(ConfusionCounts people, (string Category, string Response) confusion) => people.RankOf(confusion) switch
    {
        null => "never do",
        1 => $"in {Percent(people.Share(confusion.Category, confusion.Response))}, their most frequent confusion too",
        { } rank => $"in {Percent(people.Share(confusion.Category, confusion.Response))}, their {Ordinal(rank)} most frequent",
    };

    private static IReadOnlyList<TableCell> Row(ConfusionCounts own, ConfusionCounts people)
    {
        if (own.Confusions.Count == 0)
        {
            return [new(own.Observer.Name), .. Enumerable.Repeat(TableCell.Missing, 6)];
        }

        (string category, string response) = own.Confusions[0];
        return
        [
            new(own.Observer.Name), new(category), new(response), Share(own.Share(category, response)), new(NumberText.Count((long)own.TrialsOf(category)), own.TrialsOf(category)),
            Share(people.Share(category, response)), people.RankOf((category, response)) is { } rank ? new(NumberText.Count(rank), rank) : TableCell.Missing,
        ];
    }

    private static TableCell Share(double share) => double.IsFinite(share) ? new(NumberText.Score(share), share) : TableCell.Missing;

    private static string Percent(double share) => share is > 0 and < 0.0005 ? "under .1 %" : NumberText.Fixed(100 * share, 1, dropZero: true) + " %";

    private static string Ordinal(int rank) => rank.ToString(CultureInfo.InvariantCulture) + ((rank % 100) is 11 or 12 or 13 ? "th" : (rank % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static TableHead Number(string id, string title) => new(id, title, title + ".") { IsNumeric = true };
}
