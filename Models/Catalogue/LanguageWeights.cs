using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>GPT-2 as Hugging Face has it, and karpathy's Llamas trained on TinyStories.</summary>
internal static class LanguageWeights
{
    private const string HuggingFace = "https://huggingface.co/";
    private const string Tinygrad = "tinygrad/tinygrad@a9069c177a9da9cca18593edf55acd2e6073cca6 examples/gpt2.py" + OpenAi;
    private const string OpenAi = "; regime and licence: openai/gpt-2@9b63575ef42771a015060c964af2c3da4cf7c8ab model_card.md, LICENSE";
    private const string TinyLlamas = HuggingFace + "karpathy/tinyllamas";

    private static readonly TrainingRegime s_web = new() { Name = "language", Data = "WebText", Objective = "next token", Labels = TrainingLabels.None };
    private static readonly TrainingRegime s_stories = s_web with { Data = "TinyStories" };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Gpt2("gpt2", "gpt2/resolve/e7da7f221d5bf496a48136c0cd264e630fe9fcc8/pytorch_model.bin") with
        {
            Sha256 = "7c5d3f4b8b76583b422fcb9189ad6c89d5d97a094541ce8932dce3ecabde1421",
            Source = "huggingface/huggingface_hub@ee0a4510f4bc15e26cb722be2efc2bdb01383ca0 tests/test_file_download.py, test_resolve_endpoint_on_lfs_file" + OpenAi,
        },
        Gpt2("gpt2-medium", "gpt2-medium/resolve/main/pytorch_model.bin"),
        Gpt2("gpt2-large", "gpt2-large/resolve/main/pytorch_model.bin"),
        Gpt2("gpt2-xl", "gpt2-xl/resolve/main/pytorch_model.bin"),
        Story("llama-260k", "language-safetensors") with
        {
            DataPath = "weights/stories260K.safetensors",
            Sha256 = "1b96ff86995d18db25599159448306867ccb14fc0e0b6906dee56343c65da4df",
            Bytes = 1_045_912,
            Licence = "none stated (the repository it was converted from)",
            Source = "DaveBben/esp32-llm@934dab4d242d259abd88678488ea3b62d4fca601 data/stories260K.bin, converted to safetensors",
        },
        Story("llama-15m", "language"),
        Story("llama-42m", "language"),
        Story("llama-110m", "language"),
    ];

    private static PublicWeights Gpt2(string architecture, string file) => new()
    {
        Id = architecture + ".language",
        Architecture = architecture,
        Url = HuggingFace + file,
        LandingPage = HuggingFace + "openai-community/" + architecture,
        Licence = "modified MIT (openai/gpt-2)",
        Regime = s_web,
        Preprocessing = new PreprocessingSpec(),
        NormalizationEvidence = "takes texts",
        Source = Tinygrad,
        Citation = LanguageCitations.Gpt2,
    };

    private static PublicWeights Story(string architecture, string tag) => new()
    {
        Id = $"{architecture}.{tag}",
        Architecture = architecture,
        LandingPage = TinyLlamas,
        Licence = "none stated in a file that was checked (the code is MIT)",
        Regime = s_stories,
        Preprocessing = new PreprocessingSpec(),
        NormalizationEvidence = "takes texts",
        Source = "karpathy/llama2.c@350e04fe35433e6d2941dce5a1f53308f87058eb README.md",
        Citation = LanguageCitations.TinyStories,
    };
}
