using Concord.Pipeline.Decisions;
using Concord.Pipeline.Extraction;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline;

/// <summary>Where a command works: store, sources, device and memory.</summary>
public sealed class RunEnvironment
{
    /// <summary>Opens the environment.</summary>
    /// <param name="store">The store's folder; null for <c>CONCORD_STORE</c>, or <c>.concord/store</c> in the working folder.</param>
    /// <param name="mirror">The mirror's folder; null for <c>CONCORD_MIRROR</c>.</param>
    /// <param name="device">auto, cpu or cuda[:N].</param>
    /// <param name="memory">The memory budget in bytes.</param>
    /// <param name="declared">Reads dataset files; null for a reader of its own.</param>
    /// <param name="data">The folder of files without a public licence; null for <c>CONCORD_DATA</c>.</param>
    /// <exception cref="ResolutionException">The mirror has no index.</exception>
    public RunEnvironment(string? store, string? mirror, string device, long memory, DeclaredDatasetReader? declared = null, string? data = null)
    {
        this.Store = new ResultStore(StoreFolder(store));
        this.Mirror = Given(mirror ?? Environment.GetEnvironmentVariable("CONCORD_MIRROR"));
        this.Data = Given(data ?? Environment.GetEnvironmentVariable("CONCORD_DATA"));
        this.Resolver = new FileResolver(this.Store.Root, this.Mirror, this.Data);
        this.Datasets = new DatasetLoader(this.Resolver, declared);
        this.Seen = new StimuliAsSeen(this.Datasets);
        this.ZeroShot = new ZeroShotRules(this.Resolver);
        this.Device = device;
        this.Memory = memory;
    }

    /// <summary>The memory budget where none is given: 8 GiB.</summary>
    public static long DefaultMemory => 8L << 30;

    /// <summary>The store's folder, whole path, there or not: what is given, or <c>CONCORD_STORE</c>, or <c>.concord/store</c> in the working folder.</summary>
    public static string StoreFolder(string? store) => Path.GetFullPath(store ?? Environment.GetEnvironmentVariable("CONCORD_STORE") ?? Path.Combine(".concord", "store"));

    /// <summary>The store.</summary>
    public ResultStore Store { get; }

    /// <summary>The mirror's folder; null without one.</summary>
    public string? Mirror { get; }

    /// <summary>The folder of files without a public licence; null without one.</summary>
    public string? Data { get; }

    /// <summary>Finds declared files.</summary>
    public FileResolver Resolver { get; }

    /// <summary>Loads datasets.</summary>
    public DatasetLoader Datasets { get; }

    /// <summary>Stimuli as networks see them; keeps what it made.</summary>
    internal StimuliAsSeen Seen { get; }

    /// <summary>Makes networks for texts decide about pictures; keeps what it made.</summary>
    internal ZeroShotRules ZeroShot { get; }

    /// <summary>The metric that was prepared last; scores on one recording share it.</summary>
    internal PreparedMetric Prepared { get; } = new();

    /// <summary>auto, cpu or cuda[:N].</summary>
    public string Device { get; }

    /// <summary>The memory budget in bytes.</summary>
    public long Memory { get; }

    /// <summary>Whether the work will be done on other machines: then the device is named and not looked for here.</summary>
    public bool IsForElsewhere { get; init; }

    private static string? Given(string? folder) => string.IsNullOrEmpty(folder) ? null : folder;
}
