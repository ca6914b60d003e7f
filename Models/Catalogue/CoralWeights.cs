using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>MobileNets trained on ImageNet, converted from the quantised TensorFlow Lite files of google-coral/test_data; sought by hash in <c>CONCORD_DATA</c>.</summary>
/// <remarks>
/// Weights were dequantised and the fake quantisation of activations dropped; normalisation is folded into its bias (weight 1, mean 0, variance 0.999, so that ε 1e-3
/// makes it 1); the classifier's background row was dropped, so that classes are in torchvision's order.
/// </remarks>
internal static class CoralWeights
{
    private const string Licence = "Apache-2.0";
    private const string Evidence = "the .tflite file's input quantisation: scale 0.0078125, zero point 128";
    private const string Source = "google-coral/test_data@104342d2d3480b3e66203073dac24f4e2dbb4c41 ";
    private const string Unverified = "ImageNet accuracy not verified";

    private static readonly TrainingRegime s_regime = ImageNetRegimes.Supervised with { Remark = "quantisation-aware training" };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        new()
        {
            Id = "tf-mobilenetv2-100.supervised-qat",
            Architecture = "tf-mobilenetv2-100",
            DataPath = "weights/tf_mobilenetv2_100_coral_qat.safetensors",
            Sha256 = "00439cba7bae6f62040ff6ed429a5e29e74ec36d93967af826a83426a800cc8e",
            Bytes = 14_182_024,
            Licence = Licence,
            Regime = s_regime,
            Preprocessing = StimulusPreparation.TensorFlowPixels(224),
            NormalizationEvidence = Evidence,
            Source = Source + "mobilenet_v2_1.0_224_quant.tflite",
            Citation = Citations.MobileNetV2,
            Note = Unverified,
        },
        new()
        {
            Id = "tf-mobilenetv1-025.supervised-qat-128",
            Architecture = "tf-mobilenetv1-025",
            DataPath = "weights/tf_mobilenetv1_025_128_coral_qat.safetensors",
            Sha256 = "370563d894c2d662252564eafa780934a9b0e4d5745aa35f53dcc6b69dd65a19",
            Bytes = 1_915_808,
            Licence = Licence,
            Regime = s_regime,
            Preprocessing = StimulusPreparation.TensorFlowPixels(128),
            NormalizationEvidence = Evidence,
            Source = Source + "mobilenet_v1_0.25_128_quant.tflite",
            Citation = Citations.MobileNetV1,
            Note = Unverified,
        },
        new()
        {
            Id = "tf-mobilenetv1-050.supervised-qat-160",
            Architecture = "tf-mobilenetv1-050",
            DataPath = "weights/tf_mobilenetv1_050_160_coral_qat.safetensors",
            Sha256 = "d886b0e1bc2bb77dade8dedc965da75b1c2c7e10fe1d1ada8ca755fe5fe5e6b1",
            Bytes = 5_383_968,
            Licence = Licence,
            Regime = s_regime,
            Preprocessing = StimulusPreparation.TensorFlowPixels(160),
            NormalizationEvidence = Evidence,
            Source = Source + "mobilenet_v1_0.5_160_quant.tflite",
            Citation = Citations.MobileNetV1,
            Note = Unverified,
        },
        new()
        {
            Id = "tf-mobilenetv1-075.supervised-qat-192",
            Architecture = "tf-mobilenetv1-075",
            DataPath = "weights/tf_mobilenetv1_075_192_coral_qat.safetensors",
            Sha256 = "00cb98e9c7e7110f6add7a6a9c5efeefdec9f4289b04c238ac16eeb2cccc41d6",
            Bytes = 5_351_424,
            Licence = Licence,
            Regime = s_regime,
            Preprocessing = StimulusPreparation.TensorFlowPixels(192),
            NormalizationEvidence = Evidence,
            Source = Source + "mobilenet_v1_0.75_192_quant.tflite",
            Citation = Citations.MobileNetV1,
            Note = "convolution and classifier weights stored in float16; " + Unverified,
        },
    ];
}
