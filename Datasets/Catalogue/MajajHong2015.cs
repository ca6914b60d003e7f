using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Catalogue;

/// <summary>Majaj, Hong et al. 2015: V4 and IT of monkeys, the public part, as Brain-Score packaged it.</summary>
/// <remarks>
/// Facts of the description: neuroids from brainscore_vision/data/majajhong2015/test.py (the private part has the same sites), variations from its data_packaging/data_packaging.py,
/// 50 trials and 8 degrees from brainscore_vision/benchmarks/majajhong2015/benchmark.py (brain-score/vision, the same commit).
/// </remarks>
internal static class MajajHong2015
{
    private static readonly BrainScoreStorage s_storage = new(BrainScoreStorage.Brainio, BrainScoreStorage.Registration("majajhong2015"), BrainScoreStorage.NoLicence);

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "majajhong2015-public",
            "MajajHong2015.public: monkey V4 and IT, objects on backgrounds",
            "Firing rates, by multielectrode arrays, of macaque V4 (88 sites) and IT (168 sites) to images of objects (hvm) of the variations 0 and 3, which are public; Brain-Score counts 50 presentations of each, and they are kept. "
            + "In which unit and window the rates are, the source that was checked does not say. 8 degrees, as Brain-Score's benchmark states. What is loaded is Brain-Score's NetCDF assembly, the table of its stimuli and their pictures.",
            """
            @article{majajhong2015simple, title={Simple learned weighted sums of inferior temporal neuronal firing rates accurately predict human core object recognition performance}, author={Majaj, Najib J and Hong, Ha and Solomon, Ethan A and DiCarlo, James J}, journal={Journal of Neuroscience}, volume={35}, number={39}, pages={13402--13418}, year={2015}, publisher={Soc Neuroscience}}
            """,
            BrainScoreStorage.NoLicence,
            8,
            "1",
            [
                s_storage.Assembly("assembly", "dicarlo.MajajHong2015.public", "13d28ca0ce88ee550b54db3004374ae19096e9b9"),
                s_storage.Table("stimuli", "hvm-public", "5ca7a3da00d8e9c694a9cd725df5ba0ad6d735af"),
                s_storage.Pictures("pictures", "hvm-public", "8aa44e038d7b551efa8077467622f9d48d72e473"),
            ],
            ["V4", "IT"])
        {
            // More than one monkey, as the abstract says; how many, the checked source does not.
            Contents = new DatasetContents { HasStimuli = true, HasNeuroids = true, HasRepetitions = true, NeuroidSubjects = 2 },
        },
        (info, paths) => BrainScoreRecording.Load(info, [paths["assembly"]], BrainScoreRecording.Stimuli(info.Id, "object_name", (paths["stimuli"], paths["pictures"])), new AssemblyLayout { SubjectColumn = "animal" }));
}
