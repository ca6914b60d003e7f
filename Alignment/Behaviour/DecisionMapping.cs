namespace Concord.Alignment.Behaviour;

/// <summary>A named, versioned rule by which probabilities of a network's classes become a decision among a benchmark's categories.</summary>
/// <remarks>
/// A category's probability is the mean over its classes; the most probable category wins, of equals the last (<see cref="Decide"/>).
/// Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411; model-vs-human <c>ImageNetProbabilitiesTo16ClassesMapping</c>. A class without value equality.
/// </remarks>
public sealed class DecisionMapping
{
    private readonly int[][] members; // classes of each category

    /// <summary>Takes the classes of each category.</summary>
    /// <param name="id">The rule's name.</param>
    /// <param name="version">1 or more; raised when the same probabilities give another decision.</param>
    /// <param name="classes">Number of classes that a network must have.</param>
    /// <param name="members">Each category with its classes, numbered from 0; none empty.</param>
    /// <exception cref="AlignmentException">A category without classes, or a class that there is not.</exception>
    public DecisionMapping(string id, int version, int classes, IReadOnlyList<(string Category, int[] Classes)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        foreach ((string category, int[] own) in members)
        {
            if (own.Length == 0 || own.Any(index => index < 0 || index >= classes))
            {
                throw new AlignmentException($"decision mapping {id}", $"category '{category}' with classes {string.Join(", ", own)}", $"one or more of 0 … {classes - 1}", "Correct the list.");
            }
        }

        Id = id;
        Definition = FormattableString.Invariant($"{id}/{version}");
        Classes = classes;
        Categories = [.. members.Select(member => member.Category)];
        this.members = [.. members.Select(member => member.Classes)];
    }

    /// <summary>The rule's name, such as <c>sixteen-class/mean-probability</c>.</summary>
    public string Id { get; }

    /// <summary>Name and version; enters fingerprints.</summary>
    public string Definition { get; }

    /// <summary>What becomes of the probabilities, in a sentence with the source, for reports.</summary>
    public required string Summary { get; init; }

    /// <summary>Number of classes that a network must have.</summary>
    public int Classes { get; }

    /// <summary>The categories, in the order of <see cref="CategoryProbabilities"/>'s columns.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The name of every mapping that <see cref="OfCategories"/> makes.</summary>
    public const string OwnCategories = "categories/probability";

    /// <summary>The mapping of a network whose classes are the categories themselves, as of one that compares pictures with the categories' names.</summary>
    /// <param name="categories">The categories in the order of the classes.</param>
    public static DecisionMapping OfCategories(IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return new DecisionMapping(OwnCategories, 1, categories.Count, [.. categories.Select((category, i) => (category, new[] { i }))])
        {
            Summary = "the probability of each category; the highest wins",
        };
    }

    /// <summary>The mean probability of each category's classes: not a distribution over the categories, whose numbers of classes differ.</summary>
    /// <param name="classProbabilities">(stimuli × classes), each in 0 … 1.</param>
    /// <returns>(stimuli × categories).</returns>
    /// <exception cref="AlignmentException">Another number of classes, or a value that is no probability.</exception>
    public Matrix CategoryProbabilities(Matrix classProbabilities)
    {
        ArgumentNullException.ThrowIfNull(classProbabilities);
        if (classProbabilities.Columns != Classes)
        {
            throw new AlignmentException($"decision mapping {Id}", $"{classProbabilities.Columns} classes", $"{Classes}", "Use a network with these classes.");
        }

        int odd = Array.FindIndex(classProbabilities.Values, value => !(value is >= 0 and <= 1));
        if (odd >= 0)
        {
            throw new AlignmentException($"decision mapping {Id}, stimulus {odd / Classes}", $"{classProbabilities.Values[odd]} for class {odd % Classes}", "a probability", "Look at the network's output for this stimulus.");
        }

        var means = new double[classProbabilities.Rows * Categories.Count];
        for (int stimulus = 0; stimulus < classProbabilities.Rows; stimulus++)
        {
            ReadOnlySpan<double> row = classProbabilities.Row(stimulus);
            for (int category = 0; category < this.members.Length; category++)
            {
                double sum = 0;
                foreach (int index in this.members[category])
                {
                    sum += row[index];
                }

                means[(stimulus * Categories.Count) + category] = sum / this.members[category].Length;
            }
        }

        return new Matrix(classProbabilities.Rows, Categories.Count, means);
    }

    /// <summary>The most probable category of each stimulus; of equals the last, as the source's <c>flip(argsort)</c> gives it.</summary>
    /// <param name="categoryProbabilities">(stimuli × categories).</param>
    /// <returns>(stimuli) index into <see cref="Categories"/>.</returns>
    public static int[] Decide(Matrix categoryProbabilities)
    {
        ArgumentNullException.ThrowIfNull(categoryProbabilities);
        var chosen = new int[categoryProbabilities.Rows];
        for (int stimulus = 0; stimulus < chosen.Length; stimulus++)
        {
            ReadOnlySpan<double> row = categoryProbabilities.Row(stimulus);
            for (int k = 1; k < row.Length; k++)
            {
                chosen[stimulus] = row[k] >= row[chosen[stimulus]] ? k : chosen[stimulus];
            }
        }

        return chosen;
    }
}
