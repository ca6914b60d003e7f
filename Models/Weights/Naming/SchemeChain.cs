using TorchSharp;

namespace Concord.Models.Weights.Naming;

/// <summary>What is done to a file's keys in turn: training code's wrapper comes off, then the names of another code base are changed; of each kind the first that recognises the keys.</summary>
internal sealed class SchemeChain(IReadOnlyList<NamingScheme> wrappers, IReadOnlyList<NamingScheme> schemes)
{
    /// <summary>Which keys become which.</summary>
    public NamedKeys Name(IReadOnlyCollection<string> keys)
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> sources = keys.ToDictionary(key => key, key => (IReadOnlyList<string>)[key], StringComparer.Ordinal);
        NamingScheme? wrapper = wrappers.FirstOrDefault(scheme => scheme.Recognises(keys));
        sources = Through(wrapper, sources);
        NamingScheme? scheme = schemes.FirstOrDefault(scheme => scheme.Recognises(sources.Keys));
        return new NamedKeys(Through(scheme, sources), wrapper, scheme);
    }

    /// <summary>The tensors under the architecture's keys.</summary>
    /// <param name="tensors">By the file's keys without prefix; borrowed.</param>
    /// <param name="file">Named in errors.</param>
    /// <returns>By key; tensors are the file's own or new ones in the caller's dispose scope.</returns>
    public IReadOnlyDictionary<string, torch.Tensor> Apply(IReadOnlyDictionary<string, torch.Tensor> tensors, string file)
    {
        tensors = wrappers.FirstOrDefault(wrapper => wrapper.Recognises(tensors.Keys))?.Apply(tensors, file) ?? tensors;
        return schemes.FirstOrDefault(scheme => scheme.Recognises(tensors.Keys))?.Apply(tensors, file) ?? tensors;
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Through(NamingScheme? scheme, IReadOnlyDictionary<string, IReadOnlyList<string>> sources) => scheme is null
        ? sources
        : scheme.Sources(sources.Keys).ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.SelectMany(key => sources[key])], StringComparer.Ordinal);
}
