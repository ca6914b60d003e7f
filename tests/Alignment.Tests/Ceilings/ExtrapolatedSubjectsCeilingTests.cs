using System.Text.Json;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Alignment.Tests.Predictivity;

namespace Concord.Alignment.Tests.Ceilings;

public sealed class ExtrapolatedSubjectsCeilingTests
{
    private static readonly ExtrapolatedSubjectsOptions All = new() { Subsets = null };

    [Fact]
    public void Points_equal_scikit_learn_and_limits_scipy()
    {
        JsonElement expected = Golden.Json("extrapolated-subjects", "expected.json").GetProperty("subjects");
        ExtrapolatedSubjectsResult result = ExtrapolatedSubjectsCeiling.Compute(FormulaSubjects(), Folds.KFold(40, 5), new Ridge(1), All);
        Assert.Equal([2, 3, 4, 5], result.Sizes);
        Assert.Equal([4, 6, 4, 1], result.SubsetCounts);
        Golden.Close("extrapolated-subjects points", expected.GetProperty("points").Flat(), result.Points.Values, 1e-10);
        JsonElement[] limits = [.. expected.GetProperty("limits").EnumerateArray()];
        int compared = 0;
        for (int j = 0; j < limits.Length; j++)
        {
            if (limits[j].ValueKind is JsonValueKind.Array && limits[j][1].GetDouble() is > 0.2 and < 30)
            {
                Golden.Close("extrapolated-subjects limit", limits[j].Doubles(), [result.PerNeuroid[j].Value, result.Tau[j]], 1e-4);
                compared++;
            }
            else if (limits[j].ValueKind is JsonValueKind.Array && limits[j][1].GetDouble() > 1000)
            {
                Assert.False(result.PerNeuroid[j].IsDefined);
            }
        }

        Assert.Equal(20, compared);
        Assert.Equal(NeuroidAggregates.Compute([.. result.PerNeuroid.Select(limit => limit.Value)], NeuroidAggregate.Median).Value, result.Value.Value);
        Assert.Contains("straight line", result.Value.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void More_reliable_subjects_have_a_higher_ceiling()
    {
        double[] ceilings = [.. new[] { 0.3, 0.8, 2 }.Select(noise => ExtrapolatedSubjectsCeiling.Compute(Simulated(noise), Folds.KFold(60, 3), new Ridge(1), All).Value.Value)];
        Assert.True(ceilings[0] > ceilings[1] + 0.1 && ceilings[1] > ceilings[2] + 0.1, string.Join(", ", ceilings));
    }

    [Fact]
    public void One_subjects_stimuli_in_another_order_destroy_its_ceiling_alone()
    {
        Matrix[] subjects = Simulated(0.5);
        ExtrapolatedSubjectsResult whole = ExtrapolatedSubjectsCeiling.Compute(subjects, Folds.KFold(60, 3), new Ridge(1), All);
        subjects[4] = subjects[4].SelectRows(new StableRandom(1).Permutation(60));
        ExtrapolatedSubjectsResult broken = ExtrapolatedSubjectsCeiling.Compute(subjects, Folds.KFold(60, 3), new Ridge(1), All);
        int last = whole.Sizes.Count - 1;
        double Mean(ExtrapolatedSubjectsResult result, int subject) => Enumerable.Range(0, result.SubjectOf.Count).Where(j => result.SubjectOf[j] == subject).Average(j => result.Points[last, j]);
        Assert.True(Mean(whole, 4) > 0.5 && Mean(broken, 4) < 0.3 && Mean(broken, 0) > 0.5, $"{Mean(whole, 4)}, {Mean(broken, 4)}, {Mean(broken, 0)}");
    }

    [Fact]
    public void Drawn_subsets_are_seeded_different_and_as_many_as_asked_for()
    {
        int[] pool = [0, 1, 2, 4, 5, 6, 7];
        int[][] drawn = [.. SubjectSubsets.Choose(pool, 3, 12, new StableRandom(3))];
        Assert.Equal(12, drawn.Select(subset => string.Join(' ', subset)).Distinct().Count());
        Assert.All(drawn, subset => Assert.True(subset.Length == 3 && subset.All(pool.Contains) && subset.SequenceEqual(subset.Order())));
        Assert.Equal(drawn, SubjectSubsets.Choose(pool, 3, 12, new StableRandom(3)));
        Assert.NotEqual(drawn, SubjectSubsets.Choose(pool, 3, 12, new StableRandom(4)));
        Assert.Equal(35, SubjectSubsets.Choose(pool, 3, 35, new StableRandom(3)).Select(subset => string.Join(' ', subset)).Distinct().Count());
        Assert.Equal(35, SubjectSubsets.Choose(pool, 3, null, new StableRandom(3)).Count);
        Assert.Equal([pool], SubjectSubsets.Choose(pool, 7, 1, new StableRandom(3)));
    }

    [Fact]
    public void Three_subjects_are_too_few_and_constant_neuroids_are_left_out()
    {
        Matrix[] subjects = Simulated(0.5);
        Scored few = ExtrapolatedSubjectsCeiling.Compute(subjects[..3], Folds.KFold(60, 3), new Ridge(1), All).Value;
        Assert.False(few.IsDefined);
        Assert.Contains("fewer than three numbers of subjects", few.Note, StringComparison.Ordinal);
        subjects[1] = new Matrix(60, 3, [.. subjects[1].Values.Select((value, k) => k % 3 == 0 ? 1 : value)]);
        ExtrapolatedSubjectsResult result = ExtrapolatedSubjectsCeiling.Compute(subjects, Folds.KFold(60, 3), new Ridge(1), new ExtrapolatedSubjectsOptions { Subsets = 2 });
        Assert.False(result.PerNeuroid[3].IsDefined);
        Assert.True(double.IsNaN(result.Points[0, 3]));
        Assert.True(result.Value.IsDefined);
        Assert.Equal([2, 2, 2, 1], result.SubsetCounts);
    }

    // Five subjects with three neuroids each, of five dimensions that all share.
    private static Matrix[] Simulated(double noise)
    {
        Matrix latent = Draw.Matrix(1, 60, 5);
        return [.. Enumerable.Range(0, 5).Select(s => Draw.Responses(10 + (2 * s), latent, 3, noise))];
    }

    private static Matrix[] FormulaSubjects()
    {
        double Response(int s, int i, int j) =>
            Enumerable.Range(0, 5).Sum(l => MappingFormula.Value(i, l) * MappingFormula.Value(l + (7 * s) + 3, j + 11)) + (1.5 * MappingFormula.Value(i, 100 + (6 * s) + j));
        return [.. Enumerable.Range(0, 5).Select(s => new Matrix(40, 6, [.. Enumerable.Range(0, 240).Select(k => Response(s, k / 6, k % 6))]))];
    }
}
