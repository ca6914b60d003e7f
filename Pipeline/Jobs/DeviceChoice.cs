using Concord.Models;
using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Jobs;

/// <summary>The device that <c>--device</c> means on this machine.</summary>
internal static class DeviceChoice
{
    /// <summary>cpu or cuda:N; <c>auto</c> takes the first GPU that libtorch can use.</summary>
    /// <exception cref="EnvironmentException">The device is not there.</exception>
    public static string Of(string asked, bool isForElsewhere = false)
    {
        if (asked == "cpu")
        {
            return asked;
        }

        if (isForElsewhere)
        {
            // Of another machine only what is asked for is known; a fingerprint holds the kind of device alone.
            return asked == "auto" ? "cpu" : "cuda:0";
        }

        TorchInfo info = TorchRuntime.Describe();
        if (asked == "auto")
        {
            return info.Devices.FirstOrDefault(device => device.StartsWith("cuda", StringComparison.Ordinal)) ?? "cpu";
        }

        string device = asked == "cuda" ? "cuda:0" : asked;
        return info.Devices.Contains(device)
            ? device
            : throw new EnvironmentException($"--device {asked}: this machine has {string.Join(", ", info.Devices)}. {info.CudaRemedy ?? "Name one of these, or auto."}");
    }

    /// <summary>The GPUs that a worker may use: none for <c>cpu</c>, all for <c>auto</c> and <c>cuda</c>, and those that are named, with commas.</summary>
    /// <exception cref="EnvironmentException">A device is not there.</exception>
    public static IReadOnlyList<string> Gpus(string asked) => asked switch
    {
        "cpu" => [],
        "auto" or "cuda" => [.. TorchRuntime.Describe().Devices.Where(device => device != "cpu")],
        _ => [.. asked.Split(',').Select(device => Of(device.Trim()))],
    };
}
