using System.Net;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Watching;

/// <summary>What the status page shows, and to whom.</summary>
public sealed class WatchOptions
{
    /// <summary>The port where none is given: 8642.</summary>
    public const int DefaultPort = 8642;

    private WatchOptions(ResultStore store, IPAddress address, int port, AccessToken? token)
    {
        this.Store = store;
        this.Address = address;
        this.Port = port;
        this.Token = token;
    }

    /// <summary>The store.</summary>
    public ResultStore Store { get; }

    /// <summary>The address to listen at.</summary>
    public IPAddress Address { get; }

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; }

    /// <summary>The secret to be shown; null where anyone who reaches the page may see it.</summary>
    internal AccessToken? Token { get; }

    /// <summary>Reads the options. Open to other machines the page has a token: the one given, or a new one. On this machine alone it has one only where it is given.</summary>
    /// <param name="store">The store.</param>
    /// <param name="listen">An address of this machine, <c>localhost</c>, or <c>any</c>.</param>
    /// <param name="port">0 … 65535.</param>
    /// <param name="token">The value of <c>CONCORD_TOKEN</c>; null or empty where it is not set.</param>
    /// <exception cref="EnvironmentException">An address or a token that will not do.</exception>
    public static WatchOptions Read(ResultStore store, string? listen, int port, string? token)
    {
        IPAddress address = listen switch
        {
            null or "" or "localhost" => IPAddress.Loopback,
            "any" or "*" => IPAddress.Any,
            _ => IPAddress.TryParse(listen, out IPAddress? parsed) ? parsed : throw new EnvironmentException($"--listen {listen}: expected an IP address of this machine, 'localhost' or 'any'."),
        };
        if (port is < 0 or > 65535)
        {
            throw new EnvironmentException($"--port {port}: expected 0 … 65535.");
        }

        AccessToken? given = string.IsNullOrEmpty(token) ? null : AccessToken.Given(token);
        return new WatchOptions(store, address, port, given ?? (IPAddress.IsLoopback(address) ? null : AccessToken.New()));
    }
}
