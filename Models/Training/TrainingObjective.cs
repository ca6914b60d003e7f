namespace Concord.Models.Training;

/// <summary>What a network learns from.</summary>
public enum TrainingObjective
{
    /// <summary>Cross-entropy of the labels.</summary>
    Classification,

    /// <summary>SimCLR: two views of a picture are to be told from those of others (Chen et al. 2020, arXiv:2002.05709); a linear readout is fitted afterwards.</summary>
    Contrastive,

    /// <summary>Pixels of hidden patches are to be predicted from the others (SimMIM, Xie et al. 2022, arXiv:2111.09886); token networks only; a linear readout is fitted afterwards.</summary>
    MaskedPatches,
}
