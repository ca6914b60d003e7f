using System.Text;
using Concord.Datasets.Formats;

namespace Concord.Datasets.StimulusSets;

/// <summary>One thing shown, a picture or a text: an id, a content hash, and the pixels when asked for.</summary>
public sealed class Stimulus
{
    private readonly Lazy<string> _contentHash;
    private readonly Func<RgbImage> _load;

    /// <summary>A stimulus whose pixels are made or read on demand.</summary>
    /// <param name="id">Unique in its set, not empty.</param>
    /// <param name="contentHash">Gives the SHA-256 (hex) of what identifies the picture; called at most once.</param>
    /// <param name="load">Gives the pixels; called at each <see cref="Load"/>, from any thread.</param>
    /// <param name="category">The label that the source gives, or null.</param>
    /// <exception cref="DatasetException">The id is empty.</exception>
    public Stimulus(string id, Func<string> contentHash, Func<RgbImage> load, string? category = null)
    {
        ArgumentNullException.ThrowIfNull(contentHash);
        ArgumentNullException.ThrowIfNull(load);
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new DatasetException("stimulus", "an empty id", "a name", "Give every stimulus an id of its own.");
        }

        Id = id;
        Category = category;
        _contentHash = new Lazy<string>(contentHash);
        _load = load;
    }

    /// <summary>Unique in its set.</summary>
    public string Id { get; }

    /// <summary>The label that the source gives, or null.</summary>
    public string? Category { get; }

    /// <summary>The text that is shown; null for a picture.</summary>
    public string? Text { get; private init; }

    /// <summary>SHA-256 (hex): of the file's bytes for a picture file (with <see cref="ImageDecoding.Canonical"/> where it is not the default), of <see cref="RgbImage.ContentHash"/>'s bytes for other pictures, of "text:" and the UTF-8 bytes for a text.</summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>A stimulus whose pixels are in memory.</summary>
    /// <param name="id">Unique in its set.</param>
    /// <param name="image">The pixels.</param>
    /// <param name="category">The label, or null.</param>
    public static Stimulus FromImage(string id, RgbImage image, string? category = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Stimulus(id, () => image.ContentHash, () => image, category);
    }

    /// <summary>A stimulus in a picture file; nothing is read before it is asked for.</summary>
    /// <param name="id">Unique in its set.</param>
    /// <param name="path">The picture file.</param>
    /// <param name="category">The label, or null.</param>
    /// <param name="decoding">How the file becomes pixels; null for the default. Another decoding is another content.</param>
    public static Stimulus FromFile(string id, string path, string? category = null, ImageDecoding? decoding = null) =>
        new(id, () => Hash(path, decoding ?? ImageDecoding.Default), () => ImageFile.Read(path, decoding), category);

    /// <summary>A text.</summary>
    /// <param name="id">Unique in its set.</param>
    /// <param name="text">What is read; not empty.</param>
    /// <param name="category">The label, or null.</param>
    /// <exception cref="DatasetException">The text is empty.</exception>
    public static Stimulus FromText(string id, string text, string? category = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DatasetException($"stimulus '{id}'", "an empty text", "at least one word", "Take it out.");
        }

        return new Stimulus(id, () => Hash(text), () => throw new DatasetException($"stimulus '{id}'", "a text", "a picture", "Show it to a language network."), category) { Text = text };
    }

    private static string Hash(string path, ImageDecoding decoding)
    {
        string file = CanonicalHash.OfFile(path);
        if (decoding == ImageDecoding.Default)
        {
            return file;
        }

        using var hash = new CanonicalHash();
        return hash.Add(file).Add(decoding.Canonical).Hex();
    }

    private static string Hash(string text)
    {
        using var hash = new CanonicalHash();
        return hash.AddRaw<byte>("text:"u8).AddRaw<byte>(Encoding.UTF8.GetBytes(text)).Hex();
    }

    /// <summary>The pixels, decoded anew at each call; safe from any thread.</summary>
    /// <exception cref="DatasetException">It is a text, or the file is no picture.</exception>
    public RgbImage Load() => _load();
}
