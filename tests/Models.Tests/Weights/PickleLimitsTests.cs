using System.Diagnostics;
using Concord.Models.Weights;
using Concord.Tests;
using static Concord.Models.Tests.Weights.PickleText;

namespace Concord.Models.Tests.Weights;

/// <summary>Small files that ask for much: refused before anything is sized by their numbers.</summary>
public sealed class PickleLimitsTests
{
    public static TheoryData<string, string> Greedy => new()
    {
        { "^an integer of 2147483647 bytes", "\u008b\u00ff\u00ff\u00ff\u007f" },
        { "^an integer of -1 bytes", "\u008b\u00ff\u00ff\u00ff\u00ff" },
        { "^a text of 18446744073709551615 bytes", "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff" },
        { "^the file ends in the middle", "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff" },
        { "^the file ends in the middle", "X\u00ff\u00ff\u00ff\0" },
        { "^the file ends in the middle", "\u0095\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff" },
        { "^nested marks", new string('(', 20_000) },
        { "^operations without end", string.Concat(Enumerable.Repeat("N0", 8_100_000)) },
        { "no memo entry 5", "h\u0005" },
        { "no mark on the stack", "111" },
        { "an unknown opcode 0xff", "\u00ff" },
        { "an empty stack", "\u0087\u0087" },
        { "an integer that is none", "Iten\n" },
        { "pickle protocol 9", "\u0080\u0009" },
        { "values are left over", "K\u0001." },
        { "a storage of -1 elements", Tensor(Number(-1), Number(0), Tuple(Number(2)), Tuple(Number(1))) },
        { "a storage of 4611686018427387904 elements", Tensor(Long(1L << 62), Number(0), Tuple(Number(2)), Tuple(Number(1))) },
        { "beyond storage '0' of 2 elements", Tensor(Number(2), Number(0), Tuple(Number(3)), Tuple(Number(1))) },
        { "beyond storage '0' of 2 elements", Tensor(Number(2), Number(1), Tuple(Number(2)), Tuple(Number(1))) },
        { "beyond storage '0' of 2 elements", Tensor(Number(2), Number(0), Tuple(Number(2)), Tuple(Number(2))) },
        { "beyond storage '0' of 2 elements", Tensor(Number(2), Number(3), Tuple(Number(0)), Tuple(Number(1))) },
        { "beyond storage '0' of 2 elements", Tensor(Number(2), Number(0), Tuple(Long(1L << 40), Long(1L << 40)), Tuple(Number(0), Number(0))) },
        { "^a tensor of 1099511627776 elements that repeats the 2 of storage '0'", Tensor(Number(2), Number(0), Tuple(Long(1L << 40)), Tuple(Number(0))) },
        { "negative size, stride or offset", Tensor(Number(2), Number(-1), Tuple(Number(2)), Tuple(Number(1))) },
        { "negative size, stride or offset", Tensor(Number(2), Number(0), Tuple(Number(-2)), Tuple(Number(1))) },
        { "negative size, stride or offset", Tensor(Number(2), Number(1), Tuple(Number(2)), Tuple(Number(-1))) },
        { "a tensor of 2 sizes and 1 strides", Tensor(Number(2), Number(0), Tuple(Number(2), Number(1)), Tuple(Number(1))) },
        { "a shape that is not of integers", Tensor(Number(2), Number(0), Tuple("G\0\0\0\0\0\0\0\0"), Tuple(Number(1))) },
        { "a tensor without a storage", Global("torch._utils", "_rebuild_tensor") + Tuple("N", Number(0), Tuple(), Tuple()) + "R" },
        { "arguments that torch._utils._rebuild_tensor_v2 does not take", Global("torch._utils", "_rebuild_tensor_v2") + ")R" },
    };

    [Theory]
    [MemberData(nameof(Greedy))]
    public void It_is_refused_fast_and_without_memory(string found, string payload)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, Dictionary(("w", GoodTensor), ("x", payload)));
        long before = GC.GetTotalAllocatedBytes();
        long start = Stopwatch.GetTimestamp();
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Matches(found, fault.Found);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 60);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 28);
    }

    [Fact]
    public void Lists_that_hold_one_another_a_billion_times_are_only_counted()
    {
        // Thirty lists, each holding the one before it twice: 2^30 leaves when walked.
        string laughs = "]\u0094" + string.Concat(Enumerable.Range(0, 30).Select(i => "](" + "h" + (char)i + "h" + (char)i + "e\u0094"));
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, "\u0080\u0004" + string.Concat("(", laughs, "1") + "}(" + Text("w") + GoodTensor + Text("x") + "h\u001eu.");
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["'x': a list of 2, no tensor"], content.Skipped);
    }

    [Fact]
    public void A_storage_entry_of_another_size_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, Dictionary(("w", GoodTensor)), new byte[12]);
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Equal(("entry 'archive/data/0'", "12 bytes", "8 bytes as data.pkl says"), (fault.Where, fault.Found, fault.Expected));
    }
}
