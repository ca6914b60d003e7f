namespace Concord.Datasets.Catalogue;

/// <summary>Pereira et al. 2018: fMRI of people reading sentences, as Brain-Score language packaged it.</summary>
/// <remarks>Location: load_from_s3 of brainscore_language/utils/s3.py; counts from test.py beside the registration (brain-score/language, the same commit).</remarks>
internal static class Pereira2018
{
    private const string Commit = "0e0bb4a2d8df5d3c30fe26ec4528f27a188e1cdc";

    private static readonly BrainScoreStorage s_storage = new("brainscore-storage/brainscore-language", $"brain-score/language@{Commit}: brainscore_language/data/pereira2018/__init__.py", BrainScoreStorage.NoLicence);

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "pereira2018",
            "Pereira2018: language network, 627 sentences",
            "fMRI of ten people reading 384 and 243 sentences of short passages (two experiments; not everybody took part in both, so that values are missing): 13,553 voxels of the language network and 5,692 of auditory cortex. Sentences of one passage belong into one fold.",
            """
            @article{pereira2018toward, title={Toward a universal decoder of linguistic meaning from brain activation}, author={Pereira, Francisco and Lou, Bin and Pritchett, Brianna and Ritter, Samuel and Gershman, Samuel J and Kanwisher, Nancy and Botvinick, Matthew and Fedorenko, Evelina}, journal={Nature communications}, volume={9}, number={1}, pages={1--13}, year={2018}, publisher={Nature Publishing Group}}
            """,
            BrainScoreStorage.NoLicence,
            null,
            "1",
            [
                s_storage.Assembly("language", "Pereira2018.language", "f8434b4022f5b2c862f0ff2854d5b3f5f2a7fb96"),
                s_storage.Assembly("auditory", "Pereira2018.auditory", "08e576bd3b8caf64850bb879abf07ae228ff1f5f"),
            ],
            ["language", "auditory"]),
        null);
}
