using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>The pictures of 15 of the 17 sets of Geirhos et al. 2021, as Brain-Score packaged them: a table and a zip for each set.</summary>
/// <remarks>
/// Columns: brainscore_vision/data/geirhos2021/data_packaging/*/*_stimulus_set.py (<c>image_id_long</c> is the name of the picture without its ending, as networks were shown it and their trials have it; cue conflicts have <c>image_id</c> alone;
/// <c>truth</c> is the category), and <c>filename</c>, the name within the zip, from brain-score/core's packaging.py. None was fetched where this was written; the names of the trials are checked against the mapping in a test.
/// </remarks>
internal static class Geirhos2021Archives
{
    private const string ImageNet = "ImageNet terms (model-vs-human LICENSES_OVERVIEW)";

    public static IReadOnlyList<PictureSet> All { get; } =
    [
        Of("colour", ImageNet, "9c97c155fd6039a95978be89eb604c6894c5fa16", "d166f1d3dc3d00c4f51a489e6fcf96dbbe778d2c"),
        Of("contrast", ImageNet, "f6ef69a2e8937e1d0d83c8a21b325b4273494cb5", "ebeeef2f9c6a7282e20ef2026dc77eefa026957b"),
        Of("high-pass", ImageNet, "ddf523dcf43398cc15894c7b51c436d526e6c992", "12322bb17270a5dde206314fcdc125c4bb235e3b"),
        Of("low-pass", ImageNet, "1264f9be407c7d428cf3d62a7bb1b1bb45a821bc", "ad087676e04e51adadea7c7c5c1fa28e4dd6360c"),
        Of("phase-scrambling", ImageNet, "0cc87f7ac42c2266f98d3a08783f7173499ec2fc", "462e77ab9533072b7036118f1f697e8c9bf30ae4"),
        Of("power-equalisation", ImageNet, "743935476b1fe4b7bd4d01a4eed24cd9ed5b3a22", "a0d5307525bccf8da8f3d293e7e324b9b20248c6"),
        Of("false-colour", ImageNet, "8a09a7af8ec44339bcae5500ae5900d9c4309042", "ec0ba347fc14d0c0587d38bfa96e4ab5d2f7979a"),
        Of("rotation", ImageNet, "2577831e9ead905669613fa17cb2651d0c48a455", "8f5d9cb217807e96ace61337144e429d0d4ba04c"),
        Of("eidolonI", ImageNet, "049adbed36fed52c609d38d5230e6084336df6b9", "abaa45a225628dd66e424ec7d8e2b10a0c88bc0d"),
        Of("eidolonII", ImageNet, "1806ada128c260ab54db570d2e73aea71d679754", "2654ba55291f8ab972f18b36565f9ead80a45339"),
        Of("eidolonIII", ImageNet, "ba0173b315f02df16d418dc3ff1df7dc498b4893", "d0304c0c0024d0f493ea9c0c47ae0221da391016"),
        Of("uniform-noise", ImageNet, "89b62a6af878974d388278ed0e23e8ed1c2fd855", "ff4566542d65056028660293e2409b532e887714"),
        Of("sketch", "MIT (ImageNet-Sketch, model-vs-human LICENSES_OVERVIEW)", "a5741b2f7bd08541a0dbefd7fb2d6a3845ca800b", "8e8712f08a5ad3655ea2bd8cd675db8cdf65129a"),
        Of("stylized", ImageNet, "2265a540dee6915150bf7c61143eaf788f603866", "75d273e8de643b0d814fbe60cd237c31ebe19c44"),
        Of("cue-conflict", "CC-BY-4.0 (texture-vs-shape, model-vs-human LICENSES_OVERVIEW)", "8d3ae89d8870fb7d7c5d5ff387085b1f0116e2b7", "7e601186b181102939cd0b43a4e8a3ca95c18259"),
    ];

    private static PictureSet Of(string set, string licence, string tableSha1, string zipSha1)
    {
        var storage = new BrainScoreStorage(BrainScoreStorage.Brainio, BrainScoreStorage.Registration("geirhos2021"), licence);
        return new PictureSet("geirhos2021", set, [storage.Table("table", $"Geirhos2021_{set}", tableSha1), storage.Pictures("pictures", $"Geirhos2021_{set}", zipSha1)], paths => Load(set, CsvFile.Read(paths["table"]), paths["pictures"]));
    }

    private static Stimulus[] Load(string set, CsvTable table, string folder)
    {
        Geirhos2021Condition condition = Geirhos2021Condition.All.Single(candidate => candidate.Dataset == set);
        var pictures = new BrainScoreTable(table, folder);
        int name = table.Column(set == "cue-conflict" ? "image_id" : "image_id_long");
        int label = table.Column("condition");
        int category = table.Column("truth");
        return
        [
            .. Enumerable.Range(0, table.Rows.Count).Select(row =>
            {
                string[] fields = table.Fields(row);
                string path = pictures.PathOf(row);
                string image = Geirhos2021.ImageIdOf(fields[name] + Path.GetExtension(path));
                return Stimulus.FromFile(PictureSet.NameOf(condition.LabelOf(fields[label], table.Where(row)), image, condition.Labels.Count), path, fields[category]);
            }),
        ];
    }
}
