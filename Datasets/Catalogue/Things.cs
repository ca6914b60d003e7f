using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Catalogue;

/// <summary>THINGS: fMRI, EEG and odd-one-out choices of people about photographs of nameable objects.</summary>
/// <remarks>
/// Locations of fMRI and EEG are those of Brain-Score's packaging, their counts from test.py beside each registration, degrees from benchmarks/{hebart2023_fmri,gifford2022,hebart2023}/benchmark.py (brain-score/vision, the same commit).
/// The pictures of THINGS may not be given out without its licence (data/hebart2023_fmri/data_packaging/get_local_stimuli.py): whoever has accepted it fetches them at the landing page.
/// </remarks>
internal static class Things
{
    private const string PicturesPage = "https://osf.io/jum2f/";

    private const string Data2023 = """
        @article{hebart2023things, title={{THINGS}-data, a multimodal collection of large-scale datasets for investigating object representations in human brain and behavior}, author={Hebart, Martin N and Contier, Oliver and Teichmann, Lina and Rockter, Adam H and Zheng, Charles Y and Kidder, Alexis and Corriveau, Anna and Vaziri-Pashkam, Maryam and Baker, Chris I}, journal={eLife}, volume={12}, pages={e82580}, year={2023}, doi={10.7554/eLife.82580}}
        """;

    private static readonly BrainScoreStorage s_fmri = new("brainscore-storage/brainscore-vision/benchmarks/Hebart2023_fmri", BrainScoreStorage.Registration("hebart2023_fmri"), BrainScoreStorage.NoLicence);
    private static readonly BrainScoreStorage s_eeg = new("brainscore-storage/brainscore-vision/benchmarks/Gifford2022", BrainScoreStorage.Registration("gifford2022"), BrainScoreStorage.NoLicence);
    private static readonly BrainScoreStorage s_choices = new(BrainScoreStorage.Brainio, BrainScoreStorage.Registration("hebart2023"), BrainScoreStorage.NoLicence);

    public static DatasetEntry Fmri { get; } = new(
        new DatasetInfo(
            "things-fmri",
            "THINGS-fMRI: three people, 8,740 object images",
            "fMRI responses of three people, 18,394 voxels in all: to 8,640 images shown once (720 concepts × 12) and to 100 images shown twelve times. Each voxel brings its noise ceiling (of the test set, in per cent), split-half reliability and population receptive field. "
            + "10 degrees, as Brain-Score's benchmark states. The images are not among the files: their licence must be accepted first.",
            Data2023,
            BrainScoreStorage.NoLicence,
            10,
            "1",
            [
                s_fmri.Assembly("train", "THINGS_fMRI_train_Assembly", "6d249e7cf4804ff78e9a38e482148cad74f90d19", "U.I.Wsn52bZKdNQ9Y_OdisvCfkgMG7Ab"),
                s_fmri.Assembly("test", "THINGS_fMRI_test_Assembly", "948bd3104fc8f0f0a15180f030666c74d69de2b3", "LksBmANKvDyfqkl0U5Dy33Q4VAHOO5g3"),
            ],
            ["V1", "V2", "V4", "IT"])
        {
            LandingPage = PicturesPage,
            Contents = new DatasetContents { Conditions = 8_740, HasNeuroids = true, HasRepetitions = true, NeuroidSubjects = 3 },
        },
        (info, paths) => BrainScoreRecording.Load(info, [paths["train"], paths["test"]], null, new AssemblyLayout()));

    public static DatasetEntry Eeg { get; } = new(
        new DatasetInfo(
            "things-eeg",
            "THINGS-EEG2: ten people, 16,740 object images",
            "EEG of ten people, 17 channels each, 100 bins of 10 ms from −200 to 800 ms, z-scored over presentations: to 16,540 images shown four times (1,654 concepts × 10) and to 200 images shown eighty times. "
            + "7 degrees, as Brain-Score's benchmark states. The images are not among the files: their licence must be accepted first.",
            """
            @article{gifford2022large, title={A large and rich {EEG} dataset for modeling human visual object recognition}, author={Gifford, Alessandro T. and Dwivedi, Kshitij and Roig, Gemma and Cichy, Radoslaw M.}, journal={NeuroImage}, volume={264}, year={2022}, doi={10.1016/j.neuroimage.2022.119754}}
            """,
            BrainScoreStorage.NoLicence,
            7,
            "1",
            [
                s_eeg.Assembly("train", "THINGS_EEG2_train_Assembly", "412002748b9fd4e61a279b4eb481964e9b309b5e", ".hWjA5kCrxTbX.0b4s56ABGtk5aVbBm."),
                s_eeg.Assembly("test", "THINGS_EEG2_test_Assembly", "8103ade9df6161566d885e9265ee62e0130b588b", "2kux2JDyRBvJD4Y3mjBW4hqytl8FX5SJ"),
            ],
            [])
        {
            LandingPage = PicturesPage,
        },
        null);

    public static DatasetEntry OddOneOut { get; } = new(
        new DatasetInfo(
            "things-odd-one-out",
            "THINGS odd-one-out: 453,642 choices among three objects",
            "Which of three objects is the odd one out: 453,642 triplets of 1,854 concepts, the validation set of THINGS-data, one choice each; the odd one stands last. 8 degrees, as Brain-Score's benchmark states. All 4.70 million triplets are at the landing page.",
            Data2023,
            BrainScoreStorage.NoLicence,
            8,
            "1",
            [
                s_choices.Assembly("triplets", "Hebart2023", "90f66d37c202dcd1c74d82854efd4a1e8c5fe82e"),
                s_choices.Table("stimuli", "Hebart2023", "8fd5a8d4d68cc206000878dd835829fd14a426e8"),
                s_choices.Pictures("pictures", "Hebart2023", "f244ebfe07c98470885026188c801857ba2ec0ea"),
            ],
            [])
        {
            // ViCCo-Group/THINGS-data@26dcd377a259fd16c0da025d27ec6a2f9e62d9fa: README.md
            LandingPage = "https://osf.io/f5rn6/",
        },
        null);
}
