namespace Concord.Models.Weights;

/// <summary>A leading part of a key and what stands in its place.</summary>
public sealed record KeyRename(string From, string To);
