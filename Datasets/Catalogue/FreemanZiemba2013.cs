using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Catalogue;

/// <summary>Freeman, Ziemba et al. 2013: V1 and V2 of monkeys, textures and noise, the public part, as Brain-Score packaged it.</summary>
/// <remarks>
/// Facts of the description: neuroids from brainscore_vision/data/freemanziemba2013/test.py, bins from its data_packaging/movshon.py,
/// 20 trials, 4 degrees and the window of 50 to 200 ms from brainscore_vision/benchmarks/freemanziemba2013/benchmarks/benchmark.py (brain-score/vision, the same commit).
/// </remarks>
internal static class FreemanZiemba2013
{
    private static readonly BrainScoreStorage s_storage = new(BrainScoreStorage.Brainio, BrainScoreStorage.Registration("freemanziemba2013"), BrainScoreStorage.NoLicence);

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "freemanziemba2013-public",
            "FreemanZiemba2013.public: monkey V1 and V2, textures and noise",
            "Responses of neurons of macaque V1 (102) and V2 (103) in bins of 1 ms from 0 to 300 ms, to textures of 15 families and to noise, seen through an aperture; 20 presentations of each. "
            + "Scored on the mean from 50 to 200 ms, as Brain-Score does. Which monkey a neuron is of, the file does not say. 4 degrees, as its benchmark states.",
            """
            @article{freeman2013functional, title={A functional and perceptual signature of the second visual area in primates}, author={Freeman, Jeremy and Ziemba, Corey M and Heeger, David J and Simoncelli, Eero P and Movshon, J Anthony}, journal={Nature neuroscience}, volume={16}, number={7}, pages={974--981}, year={2013}, publisher={Nature Publishing Group}}
            """,
            BrainScoreStorage.NoLicence,
            4,
            "1",
            [
                s_storage.Assembly("assembly", "movshon.FreemanZiemba2013.public", "761c08f796db4e342555cdb60eef23a4f19ead43", "W2vx7jdh9utZdVumHHarXa4L1zOrA8Fd"),
                s_storage.Table("stimuli", "FreemanZiemba2013.aperture-public", "194c9b301a4e3e9cff02481d4c19b39331d52660"),
                s_storage.Pictures("pictures", "FreemanZiemba2013.aperture-public", "3a6fec1fc28c212882d6833e267ea8654d289611"),
            ],
            ["V1", "V2"])
        {
            Contents = new DatasetContents { HasStimuli = true, HasNeuroids = true, HasRepetitions = true, NeuroidSubjects = 1 },
        },
        (info, paths) => BrainScoreRecording.Load(info, [paths["assembly"]], BrainScoreRecording.Stimuli(info.Id, "texture_type", (paths["stimuli"], paths["pictures"])), new AssemblyLayout { Subject = "pooled" }, new TimeBin(50, 200)));
}
