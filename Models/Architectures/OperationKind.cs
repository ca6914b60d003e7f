namespace Concord.Models.Architectures;

/// <summary>What a multiplication is for: the kinds of the operation census.</summary>
public enum OperationKind
{
    /// <summary>The same linear map for every token or position: linear layers on tokens, 1×1 convolutions, patch embeddings.</summary>
    TokenWise,

    /// <summary>Between tokens: attention's two products, the token maps of mixers.</summary>
    TokenMixing,

    /// <summary>Convolutions over overlapping or larger neighbourhoods.</summary>
    Convolution,

    /// <summary>From the pooled features to the output.</summary>
    Head,
}
