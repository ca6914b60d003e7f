namespace Concord.Datasets.Catalogue;

/// <summary>Cichy et al. 2019: real-world objects, as Brain-Score packaged it.</summary>
/// <remarks>The registration says nothing of the file's axes, and nobody here has seen it: hence no reader.</remarks>
internal static class Cichy2019
{
    private static readonly BrainScoreStorage s_storage = new(BrainScoreStorage.Brainio, BrainScoreStorage.Registration("cichy2019"), BrainScoreStorage.NoLicence);

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "cichy2019",
            "Cichy et al. 2019: real-world objects",
            "The group's study of real-world objects with fMRI, MEG and judgements of similarity, in the place of the set that others call Cichy 118 (for which no source states an address). What Brain-Score's file holds of it, in which units and along which axes, no source says that was checked. "
            + "Visual degrees: not stated there.",
            """
            @article{cichy2019spatiotemporal, title={The spatiotemporal neural dynamics underlying perceived similarity for real-world objects}, author={Cichy, Radoslaw M. and Kriegeskorte, Nikolaus and Jozwik, Kamila M. and van den Bosch, Jasper J.F. and Charest, Ian}, journal={NeuroImage}, volume={194}, pages={12--24}, year={2019}, doi={10.1016/j.neuroimage.2019.03.031}}
            """,
            BrainScoreStorage.NoLicence,
            null,
            "1",
            [
                s_storage.Assembly("assembly", "aru.Cichy2019", "701e63be62b642082d476244d0d91d510b3ff05d"),
                s_storage.Table("stimuli", "Cichy2019", "281c4d9d0dd91a2916674638098fe94afb87d29a"),
                s_storage.Pictures("pictures", "Cichy2019", "d2166dd9c2720cb24bc520f5041e6830779c0240"),
            ],
            []),
        null);
}
