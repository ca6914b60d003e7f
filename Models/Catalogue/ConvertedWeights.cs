using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>The same and further CIFAR-10 networks as plain safetensors, converted from the sources named in their headers; sought by hash in <c>CONCORD_DATA</c>.</summary>
internal static class ConvertedWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        new()
        {
            Id = "cifar-vit-bn.certified-ibp",
            Architecture = "cifar-vit-bn",
            DataPath = "weights/cifar_vit_bn_ibp_3_3_8.safetensors",
            Sha256 = "df610d86d44a632323e50ec541da1eee8e5065db7669a7118281210fd6d5ccb7",
            Bytes = 279_056,
            Licence = "none stated",
            Regime = CifarRegimes.Certified(AdversarialBudget.LInf(1), "PGD (ε 1/255) and 0.01 × IBP loss: certified in part"),
            Preprocessing = StimulusPreparation.CifarWithinImageStatistics,
            NormalizationEvidence = "generate_properties.py of the repository",
            Source = "shizhouxing/ViT_vnncomp2023@0cc5c7f3e404e624c63643911d4350339f441dc5 models/ibp_3_3_8/model.onnx",
            Citation = Citations.VnnCompVit,
            ReportedAccuracy = 62.21,
        },
        new()
        {
            Id = "cifar-vit-bn-2-16.adversarial",
            Architecture = "cifar-vit-bn-2-16",
            DataPath = "weights/cifar_vit_bn_pgd_2_3_16.safetensors",
            Sha256 = "5ee3a6f062a03bbc43ff2565a1c128f35e40efc5e7a7b6ca7c7f788ebe83c6fc",
            Bytes = 309_160,
            Licence = "none stated",
            Regime = CifarRegimes.Adversarial(AdversarialBudget.LInf(2), "PGD"),
            Preprocessing = StimulusPreparation.CifarWithinImageStatistics,
            NormalizationEvidence = "generate_properties.py of the repository",
            Source = "shizhouxing/ViT_vnncomp2023@0cc5c7f3e404e624c63643911d4350339f441dc5 models/pgd_2_3_16/model.onnx",
            Citation = Citations.VnnCompVit,
            ReportedAccuracy = 59.78,
        },
        new()
        {
            Id = "cifar-vit-postln.supervised-safetensors",
            Architecture = "cifar-vit-postln",
            DataPath = "weights/cifar_vit_smmk47.safetensors",
            Sha256 = "eafc993497d5db440235a5763dcea854c3366fdfe3123412cf56f6d62d66828e",
            Bytes = 3_253_896,
            Licence = "none stated",
            Regime = CifarRegimes.Supervised,
            Preprocessing = StimulusPreparation.CifarWithinImageStatistics,
            NormalizationEvidence = "app.py of the repository",
            Source = "smmk47/CIFAR10-Classification@6c007b768182cfef9ab455221b360968c36046bd vit_cifar10.pth",
            Citation = Citations.Smmk47,
            ReportedAccuracy = 73.72,
        },
        new()
        {
            Id = "cifar-resnet20.supervised-safetensors",
            Architecture = "cifar-resnet20",
            DataPath = "weights/cifar_resnet20_akamaster.safetensors",
            Sha256 = "1ce2a92bbcb622226da491d5f1724d4e80bd54bce4e152be8c25e3df2d2bf66a",
            Bytes = 1_093_872,
            Licence = "BSD-2-Clause",
            Regime = CifarRegimes.CropAndFlip,
            Preprocessing = StimulusPreparation.CifarImageNetStatistics,
            NormalizationEvidence = "trainer.py of the repository",
            Source = "akamaster/pytorch_resnet_cifar10@d5489e8995e81e91ce6b1d69dcc98ad579b0b153 pretrained_models/resnet20-12fca82f.th",
            Citation = Citations.Akamaster,
            ReportedAccuracy = 91.78,
        },
        new()
        {
            Id = "cifar-resnet56.supervised-safetensors",
            Architecture = "cifar-resnet56",
            DataPath = "weights/cifar_resnet56_akamaster.safetensors",
            Sha256 = "e865eec995fa68f291c854ddd1ff243114060c1199a79266081a434a54693e75",
            Bytes = 3_454_896,
            Licence = "BSD-2-Clause",
            Regime = CifarRegimes.CropAndFlip,
            Preprocessing = StimulusPreparation.CifarImageNetStatistics,
            NormalizationEvidence = "trainer.py of the repository",
            Source = "akamaster/pytorch_resnet_cifar10@d5489e8995e81e91ce6b1d69dcc98ad579b0b153 pretrained_models/resnet56-4bfd9763.th",
            Citation = Citations.Akamaster,
            ReportedAccuracy = 93.62,
        },
        new()
        {
            Id = "cifar-cnn-a.adversarial-safetensors",
            Architecture = "cifar-cnn-a",
            DataPath = "weights/cifar_cnn_a_adv.safetensors",
            Sha256 = "17427877f0eb5587b9fa60776b3bbca756cf0b23607ec7640f1e279f0c9b8395",
            Bytes = 860_904,
            Licence = "BSD-3-Clause",
            Regime = CifarRegimes.Adversarial(CifarRegimes.LInfNotStated),
            Preprocessing = StimulusPreparation.CifarSdp,
            NormalizationEvidence = "data_utils.preprocess_cifar of the repository",
            Source = "Verified-Intelligence/alpha-beta-CROWN@8250d5fbd530c76e5e3243db28b3cad5fbaef740 complete_verifier/models/sdp/cifar_cnn_a_adv.model",
            Citation = Citations.SdpCnn,
        },
        new()
        {
            Id = "cifar-cnn-a.adversarial-mix-safetensors",
            Architecture = "cifar-cnn-a",
            DataPath = "weights/cifar_cnn_a_mix.safetensors",
            Sha256 = "3c995031a53d8140c36770a921207aa9e498bf77f8fa18a8cc5ed011791efeb0",
            Bytes = 860_912,
            Licence = "BSD-3-Clause",
            Regime = CifarRegimes.Mixed(),
            Preprocessing = StimulusPreparation.CifarSdp,
            NormalizationEvidence = "data_utils.preprocess_cifar of the repository",
            Source = "Verified-Intelligence/alpha-beta-CROWN@8250d5fbd530c76e5e3243db28b3cad5fbaef740 complete_verifier/models/sdp/cifar_cnn_a_mix.model",
            Citation = Citations.SdpCnn,
        },
        new()
        {
            Id = "cifar-cnn-wide.certified-safetensors",
            Architecture = "cifar-cnn-wide",
            DataPath = "weights/cifar_wide_kw.safetensors",
            Sha256 = "5e20e5c0ad60a1e788e3bb8dedef82922ddf9554fbe791750917c9cd207e76c0",
            Bytes = 860_824,
            Licence = "BSD-3-Clause",
            Regime = CifarRegimes.Certified(CifarRegimes.LInfNotStated, "Kolter-Wong (inferred from the checkpoint format)"),
            Preprocessing = StimulusPreparation.CifarOval,
            NormalizationEvidence = "exp_configs/beta_crown/oval_wide.yaml of the repository",
            Source = "Verified-Intelligence/alpha-beta-CROWN@8250d5fbd530c76e5e3243db28b3cad5fbaef740 complete_verifier/models/oval/cifar_wide.pth",
            Citation = Citations.KolterWong,
        },
        new()
        {
            Id = "cifar-resnet4b.adversarial-safetensors",
            Architecture = "cifar-resnet4b",
            DataPath = "weights/cifar_resnet4b.safetensors",
            Sha256 = "e8cb24bbf6093f44e3067288ca194ee0079b19053c0750e36f9c078c79f55de4",
            Bytes = 497_904,
            Licence = "BSD-3-Clause",
            Regime = CifarRegimes.Adversarial(AdversarialBudget.LInf(2)),
            Preprocessing = StimulusPreparation.CifarStatistics,
            NormalizationEvidence = "cifar_resnet_4b.yaml of the repository",
            Source = "Verified-Intelligence/alpha-beta-CROWN@8250d5fbd530c76e5e3243db28b3cad5fbaef740 complete_verifier/models/cifar10_resnet/resnet4b.pth",
            Citation = Citations.BetaCrown,
            ReportedAccuracy = 77.2,
        },
        new()
        {
            Id = "cifar-cnn-marabou-large.supervised-safetensors",
            Architecture = "cifar-cnn-marabou-large",
            DataPath = "weights/cifar_marabou_large.safetensors",
            Sha256 = "0821fb8307c03976705ffe35152df1730af0c0a76d05a15cc71e727472685cee",
            Bytes = 1_354_752,
            Licence = "BSD-3-Clause",
            Regime = CifarRegimes.Supervised with { Remark = "inferred: no robustness to attacks" },
            Preprocessing = StimulusPreparation.CifarPlain,
            NormalizationEvidence = "the generator of the VNN-COMP 2021 marabou-cifar10 benchmark divides pixels by 255",
            Source = "Verified-Intelligence/alpha-beta-CROWN@8250d5fbd530c76e5e3243db28b3cad5fbaef740 complete_verifier/models/marabou_cifar10/cifar_marabou_large.pth",
            Citation = Citations.BetaCrown,
        },
    ];
}
