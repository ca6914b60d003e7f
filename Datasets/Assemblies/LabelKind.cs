namespace Concord.Datasets.Assemblies;

/// <summary>What the labels of a column are.</summary>
public enum LabelKind
{
    /// <summary>Texts.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Other numbers; NaN where the source has none.</summary>
    Real,

    /// <summary>True or false.</summary>
    Boolean,
}
