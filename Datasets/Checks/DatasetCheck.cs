using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>Looks for what spoils scores: duplicated pictures, constant neuroids, subjects and RDM rows, parts that do not join, incomplete trials.</summary>
/// <remarks>Ids, lengths and missing values are checked when a dataset is built, so a dataset that exists has them right. Pictures are decoded once, in parallel.</remarks>
public static class DatasetCheck
{
    /// <summary>Every check over every part that the dataset has.</summary>
    /// <returns>Findings: errors first, then warnings, then facts; within each in the order of the parts.</returns>
    public static IReadOnlyList<DatasetFinding> Run(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return
        [
            .. StimulusCheck.Run(dataset)
                .Concat(RecordingCheck.Run(dataset))
                .Concat(AssemblyCheck.Run(dataset))
                .Concat(RdmCheck.Run(dataset))
                .Concat(TrialCheck.Run(dataset))
                .Concat(LabelCheck.Run(dataset))
                .Concat(FeatureCheck.Run(dataset))
                .OrderByDescending(finding => finding.Severity),
        ];
    }
}
