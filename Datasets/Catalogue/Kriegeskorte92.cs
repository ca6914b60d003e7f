using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>The 92 object images of Kriegeskorte et al. 2008, with RDMs of human and monkey IT, of similarity judgements, and of models.</summary>
/// <remarks>
/// Files as the RSA toolbox distributes them. The fig-1 human RDM is the mean of the eight subject-session RDMs (checked in the tests).
/// All RDMs and the images share one order: within-animate dissimilarities by the file's own category vectors come out as published.
/// </remarks>
internal static class Kriegeskorte92
{
    private const int Count = 92;
    private const string Base = "https://raw.githubusercontent.com/rsagroup/rsatoolbox/f1f83cadb7243492a1aae7460466e0f0140b20ac/demos/92imageData/";
    private const string Licence = "MIT (repository)";

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "kriegeskorte92",
            "92 object images: human and monkey IT RDMs",
            "92 colour photographs of isolated objects on grey, 175×175 pixels. RDMs are 1 − Pearson r between response patterns: human IT by fMRI (hIT, four subjects × two sessions, 316 voxels; "
            + "scoring averages the two sessions of a subject), monkey IT by single-cell recording (mIT, 674 neurons of two monkeys, pooled), the human RDM of figure 1 (hIT-fig1, the mean of the eight), "
            + "and similarity judgements of 16 people (behaviour). Visual degrees: not checked against a source.",
            """
            @article{kriegeskorte2008matching, title={Matching categorical object representations in inferior temporal cortex of man and monkey}, author={Kriegeskorte, Nikolaus and Mur, Marieke and Ruff, Douglas A and Kiani, Roozbeh and Bodurka, Jerzy and Esteky, Hossein and Tanaka, Keiji and Bandettini, Peter A}, journal={Neuron}, volume={60}, number={6}, pages={1126--1141}, year={2008}, doi={10.1016/j.neuron.2008.10.043}}
            @article{mur2013human, title={Human object-similarity judgments reflect and transcend the primate-{IT} object representation}, author={Mur, Marieke and Meys, Mirjam and Bodurka, Jerzy and Goebel, Rainer and Bandettini, Peter A and Kriegeskorte, Nikolaus}, journal={Frontiers in Psychology}, volume={4}, pages={128}, year={2013}, doi={10.3389/fpsyg.2013.00128}}
            """,
            Licence,
            null,
            "1",
            [
                new("stimuli", Base + "Kriegeskorte_Neuron2008_supplementalData.mat", "06f21214399a5d43dc264eed19a7f4b8daf11c8622a59eec3e106064ce5e3504", 3603779, Licence, null),
                new("brain-rdms", Base + "92_brainRDMs.mat", "1743f90a15e895798a94318649e80e1123a7e5943a1703fa1dd7c31ea5780b7c", 224663, Licence, null),
                new("behaviour-rdms", Base + "92_behavRDMs.mat", "7a8e118c144c3840adeeeef6ea0706a0be2b3e80df719af15fbb56fc62562f5f", 982719, Licence, null),
                new("model-rdms", Base + "92_modelRDMs.mat", "e1d2b58bb2f9508bc13da4c81b94d1ab07823b25ed30b9563bd9d6d730c2a00a", 333004, Licence, null),
                new("hmax-rdm", Base + "rdm92_HMAXnatImPatch.mat", "4efc3291a5c85943c5f6ea3d05daedbf232b6dbd263104e8e5b5de38be6be8b1", 354019, Licence, null),
            ],
            ["hIT", "mIT", "hIT-fig1", "behaviour"])
        {
            Contents = new DatasetContents
            {
                Conditions = 92,
                HasStimuli = true,
                RdmRegions = new Dictionary<string, int>(StringComparer.Ordinal) { ["hIT"] = 4, ["mIT"] = 1, ["hIT-fig1"] = 1, ["behaviour"] = 16 },
                ModelRdms = ["animacy", "FaceBodyManmadeNatobj", "monkeyIT", "EVA", "HMAX", "V1", "Silhouette", "RADON", "HMAXnatImPatch"],
            },
        },
        Load);

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        MatFile supplement = MatFile.Read(paths["stimuli"]);
        StimulusSet stimuli = ReadStimuli(info.Id, supplement);
        var rdms = new List<RdmEntry>();
        rdms.AddRange(ReadBrain(MatFile.Read(paths["brain-rdms"])));
        rdms.AddRange(ReadFigure1(supplement));
        rdms.AddRange(ReadBehaviour(MatFile.Read(paths["behaviour-rdms"])));
        return new Dataset(info)
        {
            Stimuli = stimuli,
            Rdms = [new RdmSet(stimuli.Ids, rdms)],
            ModelRdms = new RdmSet(stimuli.Ids, [.. ReadModels(MatFile.Read(paths["model-rdms"])), ReadHmax(MatFile.Read(paths["hmax-rdm"]))]),
        };
    }

    private static StimulusSet ReadStimuli(string id, MatFile file)
    {
        MatStruct images = file["stimuli_92objs"].AsStruct();
        RequireCount(images.Where, images.Count);
        string[] categories = ReadCategories(file);
        var stimuli = new Stimulus[Count];
        for (int i = 0; i < Count; i++)
        {
            RgbImage image = MatImages.ToRgb(images[i, "image"].AsNumeric());
            stimuli[i] = Stimulus.FromImage($"{i + 1:00}", image, categories[i]);
        }

        return new StimulusSet(id, stimuli);
    }

    private static string[] ReadCategories(MatFile file)
    {
        IReadOnlyList<string> labels = file["categoryLabels"].AsNames();
        MatNumeric vectors = file["categoryVectors"].AsNumeric();
        RequireCount(vectors.Where, vectors.Rows);
        double[] rows = vectors.ToRowMajor();
        return [.. Enumerable.Range(0, Count).Select(i => Category(label => rows[(i * labels.Count) + Index(labels, label, vectors.Where)] != 0))];
    }

    private static string Category(Func<string, bool> isIn) => (isIn("animate"), isIn("face"), isIn("human"), isIn("natObj")) switch
    {
        (true, true, true, _) => "human face",
        (true, false, true, _) => "human body",
        (true, true, false, _) => "animal face",
        (true, false, false, _) => "animal body",
        (false, _, _, true) => "natural object",
        (false, _, _, false) => "artificial object",
    };

    private static int Index(IReadOnlyList<string> labels, string label, string where)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (string.Equals(labels[i], label, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new DatasetException(where, $"no category '{label}' among {string.Join(", ", labels)}", "the published categories", "Fetch the file again.");
    }

    private static IEnumerable<RdmEntry> ReadBrain(MatFile file)
    {
        MatStruct rdms = file["RDMs"].AsStruct();
        // (subjects × sessions), names "hIT | BE | Session: 1"
        for (int i = 0; i < rdms.Count; i++)
        {
            string name = rdms[i, "name"].AsText().Text;
            string[] parts = name.Split('|', StringSplitOptions.TrimEntries);
            if (parts.Length != 3 || !parts[2].StartsWith("Session: ", StringComparison.Ordinal))
            {
                throw new DatasetException(rdms.Where, $"an RDM called '{name}'", "'hIT | subject | Session: n'", "Fetch the file again.");
            }

            yield return new RdmEntry(name, "hIT", parts[1], parts[2]["Session: ".Length..], MatRdms.UpperTriangle(rdms[i, "RDM"].AsNumeric(), Count));
        }
    }

    private static IEnumerable<RdmEntry> ReadFigure1(MatFile file)
    {
        MatStruct rdms = file["RDMs_mIT_hIT_fig1"].AsStruct();
        for (int i = 0; i < rdms.Count; i++)
        {
            string name = rdms[i, "name"].AsText().Text;
            string region = name.StartsWith("mIT", StringComparison.Ordinal) ? "mIT" : "hIT-fig1";
            yield return new RdmEntry(name, region, null, null, MatRdms.UpperTriangle(rdms[i, "RDM"].AsNumeric(), Count));
        }
    }

    private static IEnumerable<RdmEntry> ReadBehaviour(MatFile file)
    {
        MatStruct rdms = file["rdms_behav_92"].AsStruct();
        for (int i = 0; i < rdms.Count; i++)
        {
            string name = rdms[i, "name"].AsText().Text;
            yield return new RdmEntry(name, "behaviour", name.Split('|', StringSplitOptions.TrimEntries)[^1], null, MatRdms.UpperTriangle(rdms[i, "RDM"].AsNumeric(), Count));
        }
    }

    private static IEnumerable<RdmEntry> ReadModels(MatFile file)
    {
        MatStruct rdms = file["Models"].AsStruct();
        for (int i = 0; i < rdms.Count; i++)
        {
            yield return new RdmEntry(rdms[i, "name"].AsText().Text, "model", null, null, MatRdms.UpperTriangle(rdms[i, "RDM"].AsNumeric(), Count));
        }
    }

    private static RdmEntry ReadHmax(MatFile file) =>
        new("HMAXnatImPatch", "model", null, null, MatRdms.UpperTriangle(file["rdm92_HMAXnatImPatch"].AsNumeric(), Count));

    private static void RequireCount(string where, int found)
    {
        if (found != Count)
        {
            throw new DatasetException(where, $"{found} entries", $"{Count}", "Fetch the file again.");
        }
    }
}
