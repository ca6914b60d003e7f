using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Catalogue;

/// <summary>The Natural Scenes Dataset (Allen et al. 2022): the images that subjects share, as Brain-Score packaged them, and the form of the Algonauts 2023 challenge.</summary>
/// <remarks>
/// Images and rows from comments of the registration and data_packaging/package_allen2022fmri.py, voxels from test.py, degrees from brainscore_vision/benchmarks/allen2022_fmri/benchmark.py (brain-score/vision, the same commit).
/// The challenge's form is that of gifale95/algonauts_2023@4bfbf43dff4fac635d10abbae5b994291629358f: code/01_challenge_data_preparation/challenge_data_preparation.py. Its files are given out behind a form; no source states an address or a digest.
/// </remarks>
internal static class NaturalScenes
{
    private const string Citation = """
        @article{allen2022massive, title={A massive 7T fMRI dataset to bridge cognitive neuroscience and artificial intelligence}, author={Allen, Emily J. and St-Yves, Ghislain and Wu, Yihan and Breedlove, Jesse L. and Prince, Jacob S. and Dowdle, Logan T. and Nau, Matthias and Caron, Brad and Pestilli, Franco and Charest, Ian and Hutchinson, J. Benjamin and Naselaris, Thomas and Kay, Kendrick}, journal={Nature Neuroscience}, volume={25}, pages={116--126}, year={2022}, doi={10.1038/s41593-021-00962-x}}
        """;

    private static readonly BrainScoreStorage s_storage = new("brainscore-storage/brainscore-vision/benchmarks/Allen2022/Allen2022_fmri", BrainScoreStorage.Registration("allen2022_fmri"), BrainScoreStorage.NoLicence);

    public static DatasetEntry Shared { get; } = new(
        new DatasetInfo(
            "nsd-shared515",
            "Natural Scenes Dataset: 515 images seen by all eight subjects",
            "7T fMRI responses of eight people (V1 9,039 voxels, V2 8,792, V4 3,982, IT 62,751) to 515 natural scenes; Brain-Score's division into 412 images to train on, a row each, and 103 to test on, three rows each. Each voxel brings its noise ceiling in per cent. 8.4 degrees, as its benchmark states.",
            Citation,
            BrainScoreStorage.NoLicence,
            8.4,
            "1",
            [
                s_storage.Assembly("train", "Allen2022_fMRI_train_Assembly", "5919ec2838f69bfb5d87e16f197868550713cde0", "ZAHUcNkJV4zvRCJfrXbjqmVM9OgyQVE2"),
                s_storage.Assembly("test", "Allen2022_fMRI_test_Assembly", "3203ab79d48fab9b6e31f9d2a6301a11c512a0e9", "27mm9BVBp_nyq6zlrywUtcR_TxePQCid"),
                s_storage.Table("train-stimuli", "Allen2022_fMRI_train_Stimuli", "b9119b9c430877ad2e0786888e0bb66fa50529c7", "EoSt2r7Gzpj_K84RT8hVCbl0zoP3I3FK"),
                s_storage.Pictures("train-pictures", "Allen2022_fMRI_train_Stimuli", "158c4813355b10fa05130b070b7c45056d7cd5d6", "sasKQwanv3iv8GgoM10JkwqbD1UKMFpj"),
                s_storage.Table("test-stimuli", "Allen2022_fMRI_test_Stimuli", "cfb0ae15fd841f660d4f9d77f2a13213a01f2078", "FW75Q.eWtrETXk8B006W85G653J52F1K"),
                s_storage.Pictures("test-pictures", "Allen2022_fMRI_test_Stimuli", "980f66d404f0bfbc898ffd8b299e9f9dd7211a9e", "km7bSBf3iKc2F2p4BD4OB4z9UORIGQRf"),
            ],
            ["V1", "V2", "V4", "IT"])
        {
            Contents = new DatasetContents { Conditions = 515, HasStimuli = true, HasNeuroids = true, HasRepetitions = true, NeuroidSubjects = 8 },
        },
        (info, paths) => BrainScoreRecording.Load(
            info,
            [paths["train"], paths["test"]],
            BrainScoreRecording.Stimuli(info.Id, null, (paths["train-stimuli"], paths["train-pictures"]), (paths["test-stimuli"], paths["test-pictures"])),
            new AssemblyLayout()));

    public static DatasetEntry Algonauts2023 { get; } = new(
        new DatasetInfo(
            "nsd-algonauts2023",
            "Natural Scenes Dataset in the form of the Algonauts 2023 challenge",
            "7T fMRI betas of eight people in fsaverage space, z-scored within sessions and averaged over presentations, float32 (stimuli × vertices) for each hemisphere, and the images of each subject's training split. "
            + "The files are given out behind a form: the challenge's page tells. Visual degrees: not stated there.",
            Citation + """

            @article{gifford2023algonauts, title={The Algonauts Project 2023 Challenge: How the Human Brain Makes Sense of Natural Scenes}, author={Gifford, Alessandro T. and Lahner, Benjamin and Saba-Sadiya, Sari and Vilas, Martina G. and Lascelles, Alex and Oliva, Aude and Kay, Kendrick and Roig, Gemma and Cichy, Radoslaw M.}, journal={arXiv:2301.03198}, year={2023}}
            """,
            "terms of the Natural Scenes Dataset (behind a form)",
            null,
            "1",
            [],
            [])
        {
            LandingPage = "http://algonauts.csail.mit.edu/challenge.html",
        },
        null);
}
