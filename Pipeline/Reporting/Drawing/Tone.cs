namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>The colours of the house, by what they mean; themes decide the value.</summary>
public enum Tone
{
    /// <summary>No paint.</summary>
    None,

    /// <summary>The page.</summary>
    Background,

    /// <summary>Text that must be read.</summary>
    Ink,

    /// <summary>Captions and ticks.</summary>
    Muted,

    /// <summary>Grid lines.</summary>
    Grid,

    /// <summary>The ceiling band.</summary>
    Ceiling,

    /// <summary>Untrained, baseline, undecided.</summary>
    Grey,

    /// <summary>First family: convolutional networks.</summary>
    Blue,

    /// <summary>Second family.</summary>
    Green,

    /// <summary>Third family.</summary>
    Purple,

    /// <summary>Transformers.</summary>
    Vermilion,

    /// <summary>Others, behaviour.</summary>
    Ochre,
}
