namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>The namings in which token networks are published, one line each; timm's are our own keys.</summary>
internal static class TokenNetworkSchemes
{
    public static IReadOnlyList<NamingScheme> All { get; } =
    [
        TorchvisionVit.Scheme,
        HuggingFaceVit.Scheme,
        GoogleVit.Scheme,
        FacebookDinoV2.Scheme,
        HuggingFaceDinoV2.Scheme,
        OpenAiClip.ImageTransformer,
        HuggingFaceClip.ImageTransformer,
    ];
}
