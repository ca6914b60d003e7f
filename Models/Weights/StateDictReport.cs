using System.Text;

namespace Concord.Models.Weights;

/// <summary>The comparison of a file's keys and shapes with those of an architecture: every difference, not the first.</summary>
public sealed class StateDictReport
{
    private const long MostPairs = 250_000;

    private StateDictReport(IReadOnlyList<KeyProblem> missing, IReadOnlyList<KeyProblem> surplus, IReadOnlyList<ShapeProblem> misShaped, IReadOnlyList<string> tolerated, int matched)
    {
        Missing = missing;
        Surplus = surplus;
        MisShaped = misShaped;
        Tolerated = tolerated;
        Matched = matched;
    }

    /// <summary>Keys of the architecture that the file lacks.</summary>
    public IReadOnlyList<KeyProblem> Missing { get; }

    /// <summary>Keys of the file that the architecture lacks.</summary>
    public IReadOnlyList<KeyProblem> Surplus { get; }

    /// <summary>Keys on both sides with different shapes.</summary>
    public IReadOnlyList<ShapeProblem> MisShaped { get; }

    /// <summary>Keys that one side lacks and that change no output: <c>num_batches_tracked</c>, which files before PyTorch 0.4.1 do not have.</summary>
    public IReadOnlyList<string> Tolerated { get; }

    /// <summary>Number of keys that agree.</summary>
    public int Matched { get; }

    /// <summary>Whether the weights can be loaded.</summary>
    public bool IsMatch => Missing.Count == 0 && Surplus.Count == 0 && MisShaped.Count == 0;

    /// <summary>Compares shapes by key.</summary>
    /// <param name="expected">The architecture's.</param>
    /// <param name="found">The file's, after a <see cref="KeyMapping"/> where one is needed.</param>
    /// <param name="sources">The file's own name for each of its keys; null where they are the same.</param>
    public static StateDictReport Compare(IReadOnlyDictionary<string, long[]> expected, IReadOnlyDictionary<string, long[]> found, IReadOnlyDictionary<string, string>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        List<string> missing = [.. expected.Keys.Where(key => !found.ContainsKey(key))];
        List<string> surplus = [.. found.Keys.Where(key => !expected.ContainsKey(key))];
        List<string> tolerated = [.. missing.Concat(surplus).Where(IsCounter)];
        missing.RemoveAll(IsCounter);
        surplus.RemoveAll(IsCounter);
        List<ShapeProblem> misShaped = [.. expected
            .Where(pair => found.TryGetValue(pair.Key, out long[]? shape) && !shape.SequenceEqual(pair.Value))
            .Select(pair => new ShapeProblem(pair.Key, found[pair.Key], pair.Value, InFile(pair.Key)))];

        // Of two things that have nothing in common, nothing is near.
        bool isNear = (long)missing.Count * surplus.Count <= MostPairs;
        return new StateDictReport(
            [.. missing.Select(key => Problem(key, expected[key], isNear ? surplus : [], found))],
            [.. surplus.Select(key => Problem(key, found[key], isNear ? missing : [], expected) with { InFile = InFile(key) })],
            misShaped,
            tolerated,
            expected.Count(pair => found.ContainsKey(pair.Key)) - misShaped.Count);

        string? InFile(string key) => sources is not null && sources.TryGetValue(key, out string? own) && own != key ? own : null;
    }

    /// <summary>Throws, with all differences in one message, when the weights do not fit.</summary>
    /// <exception cref="WeightsException">A key is missing, surplus or mis-shaped.</exception>
    public void ThrowIfMismatch(string architecture, string file)
    {
        if (!IsMatch)
        {
            throw WeightsMessages.StateDictMismatch(architecture, file, this);
        }
    }

    /// <summary>The differences, one a line; empty when there is none.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (KeyProblem problem in Missing)
        {
            text.Append('\n').Append(Line("missing", problem, "the file has"));
        }

        foreach (KeyProblem problem in Surplus)
        {
            text.Append('\n').Append(Line("surplus", problem, "the architecture has"));
        }

        foreach (ShapeProblem problem in MisShaped)
        {
            text.Append("\n  mis-shaped: ").Append(problem.Key).Append(" is ").Append(Shape(problem.Found)).Append(", expected ").Append(Shape(problem.Expected)).Append(Own(problem.InFile));
        }

        return text.ToString();
    }

    private static KeyProblem Problem(string key, long[] shape, List<string> others, IReadOnlyDictionary<string, long[]> otherShapes) =>
        new(key, shape, NameDistance.Nearest(key, others, other => otherShapes[other].SequenceEqual(shape)));

    private static string Line(string kind, KeyProblem problem, string has) =>
        $"  {kind}: {problem.Key} {Shape(problem.Shape)}{(problem.Nearest is null ? "" : $" ({has} '{problem.Nearest}')")}{Own(problem.InFile)}";

    private static string Own(string? inFile) => inFile is null ? "" : $" (in the file: {inFile})";

    private static string Shape(IReadOnlyList<long> shape) => $"({string.Join(", ", shape)})";

    private static bool IsCounter(string key) => key == "num_batches_tracked" || key.EndsWith(".num_batches_tracked", StringComparison.Ordinal);
}
