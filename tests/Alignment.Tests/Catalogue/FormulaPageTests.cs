using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Rsa;
using Concord.Alignment.Similarity;

namespace Concord.Alignment.Tests.Catalogue;

/// <summary>
/// What <c>metrics show</c> prints is enough to work a measure out by hand: a reader who had seen the pages and no code wrote each step out (<c>by_hand.py</c>), and we agree.
/// </summary>
public sealed class FormulaPageTests
{
    private static readonly JsonElement Data = Golden.Json("formula-pages", "data.json");

    [Fact]
    public void Rsa()
    {
        double value = RsaScore.Compute(Rdm.Compute(X(), new EuclideanDistance()).UpperTriangle, [Rdm.Compute(Y(), new EuclideanDistance()).UpperTriangle], new SpearmanComparator()).Value;
        Golden.Close("rsa", [ByHand("rsa")], [value], 1e-12);
    }

    [Fact]
    public void Correlations_that_are_equal_in_exact_arithmetic_need_not_tie_in_floating_point()
    {
        // By hand six pairs tie, in fractions; rounding tells some of them apart here, as it does in every library that works in floating point. The page says so.
        double[] x = Rdm.Compute(X(), new CorrelationDistance()).UpperTriangle;
        double[] y = Rdm.Compute(Y(), new CorrelationDistance()).UpperTriangle;
        var tau = new KendallTauAComparator();
        Assert.NotEqual(ByHand("rsa2"), tau.Compare(x, y).Value, 1e-4);
        Golden.Close("rsa2", [ByHand("rsa2")], [tau.Compare(Array.ConvertAll(x, d => Math.Round(d, 12)), Array.ConvertAll(y, d => Math.Round(d, 12))).Value], 1e-12);
    }

    [Fact]
    public void RidgeCv()
    {
        PredictivityResult result = PredictivityScore.Compute(X(), Y(), Folds.KFold(8, 4), new RidgeCv([0.1, 1, 10, 100]));
        Golden.Close("ridge-cv", [ByHand("ridge-cv")], [result.Aggregate(NeuroidAggregate.Mean).Value], 1e-12);
    }

    [Fact]
    public void Pls()
    {
        PredictivityResult result = PredictivityScore.Compute(X(), Y(), Folds.KFold(8, 2), new Pls(2), pooling: Pooling.PerFold);
        Golden.Close("pls", [ByHand("pls")], [result.Aggregate(NeuroidAggregate.Mean).Value], 1e-10);
    }

    [Fact]
    public void CkaUnbiased() => Golden.Close("cka-unbiased", [ByHand("cka-unbiased")], [new UnbiasedCka().Compute(X(), Y()).Value], 1e-12);

    [Fact]
    public void NearestNeighbours() => Golden.Close("mutual-knn", [ByHand("mutual-knn")], [new MutualKnn(3).Compute(X(), Y()).Value], 1e-12);

    [Theory]
    [InlineData("error-consistency", KappaConvention.ModelVsHuman)]
    [InlineData("error-consistency concord", KappaConvention.Concord)]
    public void Kappa(string asked, KappaConvention convention)
    {
        ObserverCondition[] cells = [.. new[] { "model", "human1", "human2" }.SelectMany(observer => new[] { "c1", "c2" }.Select(condition => new ObserverCondition(
            observer,
            condition,
            Data.GetProperty("right_" + observer).GetProperty(condition).Ints().Select((right, image) => ($"{image}", right == 1)))))];
        var set = new BehaviourSet("by hand", cells, ["human1", "human2"]);
        Golden.Close(asked, [ByHand(asked)], [PairScore.ModelAgainstHumans(set, "model", new ErrorConsistency(convention)).Value], 1e-12);
    }

    private static Matrix X() => new(8, 4, Data.GetProperty("X").Flat());

    private static Matrix Y() => new(8, 3, Data.GetProperty("Y").Flat());

    private static double ByHand(string asked) => Golden.Json("formula-pages", "by_hand.json").GetProperty(asked).GetDouble();
}
