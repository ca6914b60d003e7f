using System.Text.Json.Nodes;
using Concord.Pipeline.Reporting.Multiverse;

namespace Concord.Pipeline.Manifests;

/// <summary>The multiverse in the JSON Schema.</summary>
internal static class SchemaMultiverse
{
    /// <summary>The claims and their choices.</summary>
    public static JsonObject Part() => SchemaPart.OneOf("One claim, or a list of claims.", Claim(), SchemaPart.List("Several claims, each with its choices.", Claim()));

    private static JsonObject Claim() => SchemaPart.Map(
        "A claim, looked at again under other choices of analysis.",
        [
            ("claim", SchemaPart.Text("'FACTOR: FIRST > SECOND': the first level is claimed to agree better; 'FACTOR: FIRST - SECOND' means the same.")),
            ("vary", SchemaPart.List(
                "The choices to vary; every one in which the scores differ where it is left out.",
                SchemaPart.OneOf(
                    "A choice.",
                    SchemaPart.Choice("With all its levels.", ChoiceCatalogue.Names),
                    SchemaPart.Map("With some of its levels.", [.. ChoiceCatalogue.All.Select(choice => (choice.Id, SchemaPart.List(choice.Grammar, SchemaPart.Text("A level."))))])))),
        ],
        "claim");
}
