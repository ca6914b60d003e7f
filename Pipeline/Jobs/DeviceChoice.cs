using Concord.Models;

namespace Concord.Pipeline.Jobs;

/// <summary>The device that <c>--device</c> means on this machine.</summary>
internal static class DeviceChoice
{
    /// <summary>cpu or cuda:N; <c>auto</c> takes the first GPU that libtorch can use.</summary>
    public static string Of(string asked) => asked switch
    {
        "auto" => TorchRuntime.Describe().Devices.FirstOrDefault(device => device.StartsWith("cuda", StringComparison.Ordinal)) ?? "cpu",
        "cuda" => "cuda:0",
        _ => asked,
    };
}
