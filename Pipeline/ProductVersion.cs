using System.Reflection;

namespace Concord.Pipeline;

/// <summary>The version of the program.</summary>
public static class ProductVersion
{
    /// <summary>Such as <c>0.1.0</c>, with the commit where the build knew it.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
