using System.Diagnostics;
using Concord.Models.Regimes;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Models.Tests.Weights;

/// <summary>Files of every format with seeded damage: each is read or refused with a message, fast and in little memory.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Mutations = 300;
    private static readonly ulong[] Extremes = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0xffffffff, 0x100000000, 0x7fffffffffffffff, 0xffffffffffffffff];

    [Theory]
    [InlineData("google.npz")]
    [InlineData("google_deflated.npz")]
    [InlineData("ones.npz")]
    [InlineData("single.npy")]
    [InlineData("values.onnx")]
    [InlineData("tokens.onnx")]
    [InlineData("scripted.pt")]
    [InlineData("traced.pt")]
    [InlineData("training.pth")]
    [InlineData("model.safetensors.index.json")]
    [InlineData("model-00002-of-00002.safetensors")]
    public void Damage_ends_in_an_answer(string name)
    {
        using TemporaryFolder folder = new();
        foreach (string part in (string[])["parts.data", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"])
        {
            File.Copy(FormatReference.File(part), folder.File(part));
        }

        byte[] whole = File.ReadAllBytes(FormatReference.File(name));
        string path = folder.File(name);
        int refused = 0;
        long start = Stopwatch.GetTimestamp();
        for (int mutation = 0; mutation < Mutations; mutation++)
        {
            File.WriteAllBytes(path, Mutate(whole, CounterRandom.Named(mutation, name)));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                WeightsFile.Read(path).Dispose();
            }
            catch (WeightsException fault)
            {
                refused++;
                Assert.NotEmpty(fault.Found);
                Assert.NotEmpty(fault.Remedy);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 25);
        }

        output.WriteLine($"{name}: {refused} of {Mutations} refused in {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s");
        Assert.InRange(refused, Mutations / 4, Mutations);
    }

    // One to four faults: a byte, a number of two to eight bytes at an extreme, a cut, bytes doubled or left out.
    private static byte[] Mutate(byte[] whole, CounterRandom random)
    {
        List<byte> bytes = [.. whole];
        long draw = 0;
        int Next(int bound) => bound <= 0 ? 0 : (int)(random.Bits(draw++) % (ulong)bound);

        for (int fault = Next(4); fault >= 0 && bytes.Count > 8; fault--)
        {
            int at = Next(bytes.Count - 8);
            switch (Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << Next(8)); break;
                case 1: bytes[at] = (byte)Next(256); break;
                case 2:
                    byte[] number = BitConverter.GetBytes(Extremes[Next(Extremes.Length)]);
                    int width = 2 << Next(3);
                    for (int i = 0; i < width; i++)
                    {
                        bytes[at + i] = number[i];
                    }

                    break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(Next(bytes.Count - 8), 1 + Next(8))); break;
                default: bytes.RemoveRange(at, 1 + Next(7)); break;
            }
        }

        return [.. bytes];
    }
}
