using Concord.Datasets.Assemblies;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Tables;

public sealed class ConfusionTablesTests
{
    // Model: 3 of 4 cats are dogs. People (2): 1 of 8 cats is a dog, 4 of 8 dogs are cats.
    private static readonly ConfusionRow[] s_rows =
    [
        Row("m", ObserverKind.Model, 1, "cat", "cat", 1), Row("m", ObserverKind.Model, 1, "cat", "dog", 3), Row("m", ObserverKind.Model, 1, "dog", "dog", 4),
        Row("people", ObserverKind.People, 2, "cat", "cat", 6), Row("people", ObserverKind.People, 2, "cat", "dog", 1), Row("people", ObserverKind.People, 2, "cat", string.Empty, 1),
        Row("people", ObserverKind.People, 2, "dog", "cat", 4), Row("people", ObserverKind.People, 2, "dog", "dog", 4),
    ];

    [Fact]
    public void The_most_frequent_confusion_is_said_with_its_n_and_what_people_do()
    {
        ConfusionView view = View(s_rows);
        Assert.Equal("cat taken for dog most often, in 75.0 % of 4 trials; people in 12.5 %, their 2nd most frequent", Of(view, "m").Words);
        Assert.Equal("dog taken for cat most often, in 50.0 % of 8 trials", Of(view, "people").Words);
        Assert.Equal("cat taken for dog most often, in 75.0 % of 4 trials; people never do", Of(View([.. s_rows.Where(row => row.Kind == ObserverKind.Model || row.Response != "dog")]), "m").Words);
        Assert.Equal("no category was taken for another", Of(View([.. s_rows.Where(row => row.Kind == ObserverKind.People || row.Response == row.Category)]), "m").Words);
    }

    [Fact]
    public void Rows_are_shares_of_a_category_right_answers_bold_and_no_answer_in_a_column_of_its_own()
    {
        ReportTable table = Of(View(s_rows), "people").Matrix!;
        Assert.Equal(["category", "cat", "dog", "no_answer", "trials"], table.Heads.Select(head => head.Id));
        Assert.Equal([0.75, 0.125, 0.125, 8], table.Rows[0].Skip(1).Select(cell => cell.Number!.Value));
        Assert.True(table.Rows[0][1].IsStrong);
        Assert.Null(table.Rows[0][1].Heat);
        Assert.Equal(2, table.Rows[0][2].Heat);
    }

    [Fact]
    public void A_model_is_set_beside_people_of_the_sets_that_it_was_shown()
    {
        ConfusionView view = View([.. s_rows, .. s_rows.Where(row => row.Kind == ObserverKind.People).Select(row => row with { Set = "other", Response = "cat" })]);
        Assert.EndsWith("people in 12.5 %, their 2nd most frequent", Of(view, "m").Words, StringComparison.Ordinal);
    }

    [Fact]
    public void People_s_labels_are_their_counts_and_a_model_stands_beside_the_label_of_most()
    {
        LabelDistribution labels = new(["x", "y"], ["cat", "dog"], [40, 10, 1, 50], [0, 1]);
        TrialRow Decision(string stimulus, string category) => new("f", "m", stimulus, null, category, "cat", category == "cat", 0.5);
        AnsweredSet set = AnsweredSets.OfLabels(labels, "c", [new AnsweringModel("m", null, [Decision("x", "cat"), Decision("y", "dog")])]);
        Assert.Equal([10.0, 40.0, 1.0, 50.0], ConfusionTally.Of("r", "b", "c", labels).OrderBy(row => row.Category + (row.Response == row.Category ? "z" : "a"), StringComparer.Ordinal).Select(row => row.Count));
        AgreementRow pair = Assert.Single(AgreementTally.Of("r", "b", set, _ => true));
        Assert.Equal((2L, 1L, 2L, 1L), (pair.Images, pair.FirstCorrect, pair.SecondCorrect, pair.BothCorrect));
        Assert.Equal(ObserverKind.People, pair.SecondKind);
    }

    [Fact]
    public void An_answer_by_another_category_s_texture_is_no_confusion()
    {
        Trial Of(string image, string response) => new("m", 1, image.Length, 0, response, "cat", "0", image, image);
        AnsweredSet set = new("s", ["0"], [("m", ObserverKind.Model, [Of("a_cat1-dog2.png", "dog"), Of("bb_cat1-cat3.png", "dog"), Of("ccc_plain.png", "cat")]), ("subject-1", ObserverKind.Person, [new("subject-1", 1, 1, 0, "dog", "dog", "0", "z.png", "z.png")])]);
        Assert.Equal([("cat", 1.0), ("dog", 1.0)], ConfusionTally.Of("r", "b", set).Where(row => row.Kind == ObserverKind.Model).Select(row => (row.Response, row.Count)));
    }

    private static ConfusionRow Row(string observer, string kind, long observers, string category, string response, double count) => new("r", "b", "s", observer, kind, observers, category, response, count);

    private static ConfusionView View(ConfusionRow[] rows) => Assert.Single(ConfusionTables.Make(new ReportInput { Name = "n", Jobs = [], Scores = [], Confusions = rows }));

    private static (string Name, string Words, ReportTable? Matrix) Of(ConfusionView view, string name) => view.Observers.Single(observer => observer.Name == name);
}
