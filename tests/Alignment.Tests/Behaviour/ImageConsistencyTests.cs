using System.Text.Json;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using CsCheck;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class ImageConsistencyTests
{
    private static readonly Gen<long> Seeds = Gen.Long[1, 1L << 40];

    [Theory]
    [InlineData("i1")]
    [InlineData("i2n")]
    public void Patterns_scores_and_ceilings_equal_brain_scores_own_code(string id)
    {
        JsonElement peer = Golden.Json("behaviour-peers", "image_signatures.json");
        JsonElement expected = peer.GetProperty(id);
        ObjectTrials people = People(peer);
        var probabilities = new Matrix(30, 5, peer.GetProperty("probabilities").Flat());
        IImageSignature signature = ImageSignatures.All.Single(signature => signature.Id == id);
        Matrix modelRates = DistractorRates.OfProbabilities(probabilities, people.Truths);
        Matrix humanRates = DistractorRates.OfTrials(people, [.. Enumerable.Range(0, people.Images.Length)]);
        CloseOrUndefined("distractor rates, model", peer.GetProperty("model_rates").Flat(), modelRates.Values);
        CloseOrUndefined("distractor rates, people", peer.GetProperty("human_rates").Flat(), humanRates.Values);
        double[] model = signature.Compute(ImageDiscriminability.Compute(modelRates, people.Truths), people.Truths);
        double[] human = signature.Compute(ImageDiscriminability.Compute(humanRates, people.Truths), people.Truths);
        CloseOrUndefined($"{id}, model", expected.GetProperty("model").Flat(), model);
        CloseOrUndefined($"{id}, people", expected.GetProperty("human").Flat(), human);
        Golden.Close($"{id}, all trials", [expected.GetProperty("whole").GetDouble()], [ImageConsistency.Compare(model, human).Value], 1e-12);
        ImageConsistencyResult result = ImageConsistency.Compute(signature, probabilities, people, [.. peer.GetProperty("splits").EnumerateArray().Select(split => split.Ints())]);
        Golden.Close($"{id}, score by split", expected.GetProperty("scores").Doubles(), result.SplitScores, 1e-12);
        Golden.Close($"{id}, ceiling by split", expected.GetProperty("ceilings").Doubles(), result.SplitCeilings, 1e-12);
        Golden.Close($"{id}, r/sqrt(c)", [expected.GetProperty("ceiled").GetDouble()], [result.Ceiled.Value], 1e-12);
        Assert.Equal(result.SplitScores.Average(), result.Score.Value, 14);
    }

    [Fact]
    public void Discriminability_by_hand()
    {
        // Two objects, two images each. p: image 0 .5, image 1 .5 (mean .5); images 2 and 3 .1587 (mean .1587 = Φ(−1)).
        // d′ of image 0: z(.5) − z(Φ(−1)) = 1; of image 2: z(1 − Φ(−1)) − z(.5) = 1.
        double low = 0.15865525393145707;
        var rates = new Matrix(4, 2, [double.NaN, 0.5, double.NaN, 0.5, low, double.NaN, low, double.NaN]);
        CloseOrUndefined("d′ by hand", [double.NaN, 1, double.NaN, 1, 1, double.NaN, 1, double.NaN], ImageDiscriminability.Compute(rates, [0, 0, 1, 1]).Values);

        // A certain answer has an infinite z and is held at 5; against false alarms that are certain too it is undefined.
        Matrix certain = ImageDiscriminability.Compute(new Matrix(4, 2, [double.NaN, 0, double.NaN, 1, 0.5, double.NaN, 0.5, double.NaN]), [0, 0, 1, 1]);
        Assert.Equal([5, -5], [certain[0, 1], certain[1, 1]]);
        Assert.True(double.IsNaN(ImageDiscriminability.Compute(new Matrix(2, 2, [double.NaN, 0, 1, double.NaN]), [0, 1])[0, 1]));
    }

    [Fact]
    public void Reordering_images_and_renaming_objects_changes_no_score() => Seeds.Sample(seed =>
    {
        (ObjectTrials people, Matrix model) = Made(seed, noise: 0.5);
        IReadOnlyList<int[]> splits = ImageConsistency.Splits(seed, 2, people.Images.Length);
        int[] images = new StableRandom(seed, 1).Permutation(people.Truths.Length); // new place of each image
        int[] objects = new StableRandom(seed, 2).Permutation(people.Objects);
        var truths = new int[images.Length];
        var values = new double[model.Values.Length];
        for (int image = 0; image < images.Length; image++)
        {
            truths[images[image]] = objects[people.Truths[image]];
            for (int k = 0; k < people.Objects; k++)
            {
                values[(images[image] * people.Objects) + objects[k]] = model[image, k];
            }
        }

        var moved = new ObjectTrials(people.Objects, truths, Array.ConvertAll(people.Images, image => images[image]), Array.ConvertAll(people.Distractors, k => objects[k]), people.AreCorrect);
        return ImageSignatures.All.All(signature =>
        {
            ImageConsistencyResult one = ImageConsistency.Compute(signature, model, people, splits);
            ImageConsistencyResult other = ImageConsistency.Compute(signature, new Matrix(model.Rows, model.Columns, values), moved, splits);
            return Math.Abs(one.Score.Value - other.Score.Value) < 1e-10 && Math.Abs(one.Ceiling.Value - other.Ceiling.Value) < 1e-10;
        });
    }, iter: 20);

    [Fact]
    public void Noise_in_the_model_lowers_the_score_and_shuffled_images_destroy_it()
    {
        foreach (IImageSignature signature in ImageSignatures.All)
        {
            double[] byNoise = [.. new[] { 0.0, 0.6, 2.0 }.Select(noise => Enumerable.Range(1, 8).Average(seed => Score(Made(seed, noise))))];
            Assert.True(byNoise[0] > byNoise[1] && byNoise[1] > byNoise[2] && byNoise[2] > 0, string.Join(' ', byNoise));
            double shuffled = Enumerable.Range(1, 8).Average(seed =>
            {
                (ObjectTrials people, Matrix model) = Made(seed, 0);
                int size = people.Truths.Length / people.Objects; // images of one object change places with one another
                int[] order = [.. Enumerable.Range(0, people.Objects).SelectMany(k => new StableRandom(seed, k).Permutation(size).Select(image => (k * size) + image))];
                return Score((people, model.SelectRows(order)));
            });
            Assert.True(Math.Abs(shuffled) < 0.35 * byNoise[0], $"{signature.Id}: {shuffled} of {byNoise[0]}");

            double Score((ObjectTrials People, Matrix Model) made) => ImageConsistency.Compute(signature, made.Model, made.People, ImageConsistency.Splits(7, 2, made.People.Images.Length)).Score.Value;
        }
    }

    [Fact]
    public void Undefined_cases_have_their_reason()
    {
        (ObjectTrials people, Matrix model) = Made(3, 0);
        double[] values = [.. model.Values];
        values.AsSpan(0, people.Objects).Clear(); // no probability for any object
        ImageConsistencyResult result = ImageConsistency.Compute(new I2nSignature(), new Matrix(model.Rows, model.Columns, values), people, ImageConsistency.Splits(1, 2, people.Images.Length));
        Assert.Contains("d′ is undefined in", result.Score.Note, StringComparison.Ordinal);
        Assert.False(result.Score.IsDefined);
        Assert.True(result.Ceiling.IsDefined);

        // Halves that say the opposite of each other: the second answers right where the first answers wrong.
        var opposite = new ObjectTrials(2, [0, 0, 1, 1], [0, 1, 2, 3, 0, 1, 2, 3], [1, 1, 0, 0, 1, 1, 0, 0], [true, false, true, false, false, true, false, true]);
        ImageConsistencyResult below = ImageConsistency.Compute(new I2nSignature(), new Matrix(4, 2, [0.9, 0.1, 0.4, 0.6, 0.2, 0.8, 0.4, 0.6]), opposite, [[0, 1, 2, 3, 4, 5, 6, 7]]);
        Assert.True(below.Ceiling.Value < 0);
        Assert.Contains("not above 0", below.Ceiled.Note, StringComparison.Ordinal);
        Assert.Contains("trial 1", Assert.Throws<AlignmentException>(() => new ObjectTrials(2, [0, 1], [0, 1], [1, 1], [true, true])).Message, StringComparison.Ordinal);
        Assert.Contains("object 2", Assert.Throws<AlignmentException>(() => new ObjectTrials(2, [0, 2], [], [], [])).Message, StringComparison.Ordinal);
    }

    // People whose chance of being right depends on image and distractor; the model knows that chance up to noise.
    private static (ObjectTrials People, Matrix Model) Made(long seed, double noise)
    {
        const int Objects = 4;
        const int Images = 5 * Objects;
        const int Repeats = 24;
        var random = new StableRandom(seed);
        int[] truths = [.. Enumerable.Range(0, Images).Select(image => image / 5)];
        Matrix ease = Draw.Matrix(seed + 1, Images, Objects);
        double[] errors = Draw.Normals(seed + 2, Images * Objects);
        (int Image, int Other)[] shown = [.. from image in Enumerable.Range(0, Images) from other in Enumerable.Range(0, Objects) where other != truths[image] from repeat in Enumerable.Range(0, Repeats) select (image, other)];
        bool[] correct = [.. shown.Select(trial => random.NextDouble() < 1 / (1 + Math.Exp(-1 - ease[trial.Image, trial.Other])))];
        var probabilities = new double[Images * Objects];
        for (int cell = 0; cell < probabilities.Length; cell++)
        {
            int image = cell / Objects;
            probabilities[cell] = cell % Objects == truths[image] ? 1 : Math.Exp(-1 - ease.Values[cell] - (noise * errors[cell]));
        }

        return (new ObjectTrials(Objects, truths, [.. shown.Select(trial => trial.Image)], [.. shown.Select(trial => trial.Other)], correct), new Matrix(Images, Objects, probabilities));
    }

    private static ObjectTrials People(JsonElement peer) => new(
        peer.GetProperty("objects").GetInt32(),
        peer.GetProperty("truth").Ints(),
        peer.GetProperty("image").Ints(),
        peer.GetProperty("distractor").Ints(),
        [.. peer.GetProperty("correct").Ints().Select(correct => correct == 1)]);

    private static void CloseOrUndefined(string what, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Select(double.IsNaN), actual.Select(double.IsNaN));
        Golden.Close(what, [.. expected.Where(value => !double.IsNaN(value))], [.. actual.Where(value => !double.IsNaN(value))], 1e-12);
    }
}
