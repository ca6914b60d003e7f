using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>A level of keys without computation of its own, such as <c>attention.self</c> or the numbers of a list.</summary>
internal sealed class ModuleGroup() : torch.nn.Module(nameof(ModuleGroup))
{
    /// <summary>Puts a module under a key.</summary>
    /// <returns>This group.</returns>
    public ModuleGroup With(string key, torch.nn.Module module)
    {
        register_module(key, module);
        return this;
    }
}
