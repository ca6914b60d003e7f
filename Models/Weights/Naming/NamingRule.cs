using System.Text.RegularExpressions;
using TorchSharp;

namespace Concord.Models.Weights.Naming;

/// <summary>One line of a naming scheme: which keys of a file it speaks of, and what becomes of them.</summary>
/// <remarks>Patterns are regular expressions that a whole key must match; targets may use the pattern's groups as <c>$1</c>. Made through the static methods.</remarks>
public sealed class NamingRule
{
    private readonly KeyPattern[] _patterns;
    private readonly string? _target;
    private readonly Func<IReadOnlyList<torch.Tensor>, torch.Tensor>? _build;

    private NamingRule(IReadOnlyList<string> patterns, string? target, Func<IReadOnlyList<torch.Tensor>, torch.Tensor>? build)
    {
        _patterns = [.. patterns.Select(pattern => new KeyPattern(pattern))];
        _target = target;
        _build = build;
    }

    /// <summary>How many keys of the file become one of the architecture.</summary>
    internal int PartCount => _patterns.Length;

    /// <summary>Another name, the same tensor.</summary>
    public static NamingRule Rename(string pattern, string target) => new([pattern], target, null);

    /// <summary>A key that has no part in inference and is left out.</summary>
    public static NamingRule Drop(string pattern) => new([pattern], null, null);

    /// <summary>Another name and another form: transposed, reshaped.</summary>
    /// <param name="pattern">The key.</param>
    /// <param name="target">The architecture's key.</param>
    /// <param name="form">Makes the architecture's tensor; runs on shapes without values too, inside a dispose scope.</param>
    public static NamingRule Reform(string pattern, string target, Func<torch.Tensor, torch.Tensor> form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new([pattern], target, parts => form(parts[0]));
    }

    /// <summary>A matrix stored (in × out), as Flax and TensorFlow store it, becomes PyTorch's (out × in).</summary>
    public static NamingRule Transpose(string pattern, string target) => Reform(pattern, target, tensor => tensor.t());

    /// <summary>Several keys become one, in the order of the patterns, such as query, key and value the packed matrix.</summary>
    /// <param name="patterns">One pattern a part; groups must capture the same text in all parts.</param>
    /// <param name="target">The architecture's key.</param>
    /// <param name="join">Makes the tensor of the parts; null stacks them along the first dimension.</param>
    public static NamingRule Join(IReadOnlyList<string> patterns, string target, Func<IReadOnlyList<torch.Tensor>, torch.Tensor>? join = null)
        => new(patterns, target, join ?? (parts => torch.cat([.. parts], 0)));

    /// <summary>What a key becomes; null when the rule does not speak of it.</summary>
    /// <param name="key">A key of the file.</param>
    internal (string? Target, int Part)? Match(string key)
    {
        for (int part = 0; part < _patterns.Length; part++)
        {
            Match match = _patterns[part].Match(key);
            if (match.Success)
            {
                return (_target is null ? null : match.Result(_target), part);
            }
        }

        return null;
    }

    /// <summary>The architecture's tensor.</summary>
    /// <param name="parts">The file's, in the order of the patterns; borrowed.</param>
    /// <returns>A new tensor, or the only part itself.</returns>
    internal torch.Tensor Build(IReadOnlyList<torch.Tensor> parts)
    {
        if (_build is null)
        {
            return parts[0];
        }

        using DisposeScope scope = torch.NewDisposeScope();
        return _build(parts).MoveToOuterDisposeScope();
    }
}
