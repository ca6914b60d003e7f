namespace Concord.Models.Catalogue;

/// <summary>What names of checkpoints tell.</summary>
internal static class WeightsNames
{
    /// <summary>The architecture of <c>architecture.tag</c>.</summary>
    public static string Architecture(string id) => id[..id.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The digits of the SHA-256 in a file name, as PyTorch's hub writes them: <c>name-0123abcd.pth</c>, also <c>.pth.tar</c>.</summary>
    public static string Digits(string file) => file[(file.LastIndexOf('-') + 1)..].Split('.')[0];
}
