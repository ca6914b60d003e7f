using System.Numerics;

namespace Concord.Models.Weights.Pickle;

/// <summary>Words for values of a pickle, for messages.</summary>
internal static class PickleValues
{
    private const int LongestText = 60;

    public static string Describe(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        long or BigInteger or double => FormattableString.Invariant($"the number {value}"),
        string text => text.Length <= LongestText ? $"the text '{text}'" : $"a text of {text.Length} characters",
        PickleBytes bytes => $"{bytes.Length} bytes",
        PickleDict dict => $"a dictionary of {dict.Pairs.Count}",
        List<object?> list => $"a list of {list.Count}",
        object?[] tuple => $"a tuple of {tuple.Length}",
        PickleSet set => $"a set of {set.Items.Count}",
        PickleTensor tensor => $"a tensor ({string.Join(" x ", tensor.Shape)})",
        PickleStorage => "a storage",
        PickleGlobal global => $"'{global.Name}'",
        PickleObject module => $"an object of '{module.Name}'",
        PickleStandIn standIn => $"data of '{standIn.Name}'",
        _ => "a value",
    };
}
