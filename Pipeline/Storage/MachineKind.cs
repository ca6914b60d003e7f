using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Concord.Pipeline.Storage;

/// <summary>What may change a number's last digits beside a plan: half-done work is gone on with only where it is the same.</summary>
internal static class MachineKind
{
    /// <summary>The program's version and the processor's kind, such as <c>0.1.0+a04c69d X64 AVX512</c>.</summary>
    public static string Maker { get; } = $"{ProductVersion.Text} {RuntimeInformation.ProcessArchitecture} {(Avx512F.IsSupported ? "AVX512" : Avx2.IsSupported ? "AVX2" : "DEFAULT")}";
}
