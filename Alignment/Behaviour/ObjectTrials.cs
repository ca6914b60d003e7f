namespace Concord.Alignment.Behaviour;

/// <summary>Trials of binary object discrimination: an image was shown, then its object and one distractor to choose from.</summary>
/// <remarks>A class without value equality: it holds the caller's arrays and copies nothing. Source: Rajalingham et al. 2018, doi:10.1523/JNEUROSCI.0388-18.2018.</remarks>
public sealed class ObjectTrials
{
    /// <summary>Wraps the trials of all observers.</summary>
    /// <param name="objects">Number of objects, 2 or more.</param>
    /// <param name="truths">(images) the object of each image.</param>
    /// <param name="images">(trials) the image shown.</param>
    /// <param name="distractors">(trials) the other object offered, never the image's own.</param>
    /// <param name="areCorrect">(trials) whether the image's object was chosen.</param>
    public ObjectTrials(int objects, int[] truths, int[] images, int[] distractors, bool[] areCorrect)
    {
        ArgumentNullException.ThrowIfNull(truths);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(distractors);
        ArgumentNullException.ThrowIfNull(areCorrect);
        Require.SameLength(images.Length, distractors.Length);
        Require.SameLength(images.Length, areCorrect.Length);
        int odd = Array.FindIndex(truths, truth => (uint)truth >= (uint)objects);
        if (odd >= 0)
        {
            throw new AlignmentException($"image {odd}", $"object {truths[odd]}", $"0 … {objects - 1}", "Number the objects from 0.");
        }

        for (int trial = 0; trial < images.Length; trial++)
        {
            if ((uint)images[trial] >= (uint)truths.Length || (uint)distractors[trial] >= (uint)objects || truths[images[trial]] == distractors[trial])
            {
                throw new AlignmentException($"trial {trial}", $"image {images[trial]}, distractor {distractors[trial]}", $"an image below {truths.Length} and another of {objects} objects than its own", "Look at the trial table.");
            }
        }

        (Objects, Truths, Images, Distractors, AreCorrect) = (objects, truths, images, distractors, areCorrect);
    }

    /// <summary>Number of objects.</summary>
    public int Objects { get; }

    /// <summary>(images) the object of each image.</summary>
    public int[] Truths { get; }

    /// <summary>(trials) the image shown.</summary>
    public int[] Images { get; }

    /// <summary>(trials) the other object offered.</summary>
    public int[] Distractors { get; }

    /// <summary>(trials) whether the image's object was chosen.</summary>
    public bool[] AreCorrect { get; }
}
