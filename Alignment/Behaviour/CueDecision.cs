namespace Concord.Alignment.Behaviour;

/// <summary>What an answer to a cue-conflict image followed.</summary>
public enum CueDecision
{
    /// <summary>Neither cue.</summary>
    Neither,

    /// <summary>The shape's category.</summary>
    Shape,

    /// <summary>The texture's category.</summary>
    Texture,
}
