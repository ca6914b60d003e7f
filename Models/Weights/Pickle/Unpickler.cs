using System.Runtime.InteropServices;

namespace Concord.Models.Weights.Pickle;

/// <summary>A stack machine for Python pickles, protocols 0 to 5, that builds numbers, text, lists, dictionaries and tensor descriptions, and nothing else.</summary>
/// <remarks>
/// In Python a pickle is a program: GLOBAL fetches any name and REDUCE calls it. Here a name outside <see cref="PickleGlobals"/> is refused where it
/// stands, by name and byte, and an allowed one is interpreted by this class alone: no code of the file or of a library is ever looked up.
/// In the data of a TorchScript archive, classes under <c>__torch__.</c> are allowed and become <see cref="PickleObject"/>: attributes by name.
/// Operations, texts, integers and marks are bounded by <see cref="PickleLimits"/>; the machine does not recurse.
/// Source: CPython Lib/pickletools.py (the opcodes' definitions); PyTorch torch/_utils.py (arguments of the rebuild functions).
/// </remarks>
internal sealed partial class Unpickler(PickleInput input, bool isScript = false)
{
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<long, object?> _memo = [];
    private long _opcodeAt;

    /// <summary>Storages named by the pickle, by key, in order of appearance.</summary>
    public OrderedDictionary<string, PickleStorage> Storages { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each data-only class stood in the pickle.</summary>
    public OrderedDictionary<string, int> StandIns { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads one pickle, up to and with its STOP, and returns its value.</summary>
    public object? Load()
    {
        for (int operation = 0; operation < PickleLimits.Operations; operation++)
        {
            _opcodeAt = input.Position;
            byte opcode = input.Byte();
            if (opcode == (byte)'.')
            {
                object? value = Pop();
                return _stack.Count == 0 && _marks.Count == 0 ? value : throw Malformed("values are left over at its end");
            }

            if (!Primitive(opcode) && !Container(opcode) && !Object(opcode))
            {
                throw Malformed($"an unknown opcode 0x{opcode:x2}");
            }
        }

        throw WeightsMessages.TooLarge(input.FilePath, input.Where(_opcodeAt), "operations without end", PickleLimits.Operations);
    }

    private bool Container(byte opcode)
    {
        switch ((char)opcode)
        {
            case '(': PushMark(); break;
            case '0': Discard(); break;
            case '1': PopMark(); break;
            case '2': Push(Peek()); break;
            case '}': Push(new PickleDict()); break;
            case 'd': Push(Fill(new PickleDict(), PopMark())); break;
            case 's':
                object? single = Pop();
                object? singleKey = Pop();
                Fill(Peek(), [singleKey, single]);
                break;
            case 'u':
                object?[] pairs = PopMark();
                Fill(Peek(), pairs);
                break;
            case ']': Push(new List<object?>()); break;
            case 'l': Push(new List<object?>(PopMark())); break;
            case 'a':
                object? item = Pop();
                Append(Peek(), [item]);
                break;
            case 'e':
                object?[] items = PopMark();
                Append(Peek(), items);
                break;
            case ')': Push(Array.Empty<object?>()); break;
            case 't': Push(PopMark()); break;
            case '\x85': Push(PopMany(1)); break;
            case '\x86': Push(PopMany(2)); break;
            case '\x87': Push(PopMany(3)); break;
            case '\x8f': Push(new PickleSet()); break;
            case '\x90':
                object?[] members = PopMark();
                Append(Peek(), members);
                break;
            case '\x91':
                PickleSet frozen = new();
                frozen.Items.AddRange(PopMark());
                Push(frozen);
                break;
            default: return false;
        }

        return true;
    }

    private object? Fill(object? target, object?[] pairs)
    {
        if (pairs.Length % 2 != 0)
        {
            throw Malformed("a key without a value");
        }

        if (target is PickleDict dict)
        {
            for (int i = 0; i < pairs.Length; i += 2)
            {
                dict.Pairs.Add(new KeyValuePair<object?, object?>(pairs[i], pairs[i + 1]));
            }
        }
        else if (target is not PickleStandIn)
        {
            throw Refused("set items of", target);
        }

        return target;
    }

    private void Append(object? target, object?[] items)
    {
        switch (target)
        {
            case List<object?> list: list.AddRange(items); break;
            case PickleSet set: set.Items.AddRange(items); break;
            case PickleStandIn: break;
            default: throw Refused("append to", target);
        }
    }

    private void Push(object? value) => _stack.Add(value);

    private void PushMark()
    {
        if (_marks.Count >= PickleLimits.Marks)
        {
            throw WeightsMessages.TooLarge(input.FilePath, input.Where(_opcodeAt), "nested marks", PickleLimits.Marks);
        }

        _marks.Push(_stack.Count);
    }

    // A mark is a height of the stack: nothing below it may be taken while it stands.
    private int Floor => _marks.TryPeek(out int height) ? height : 0;

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    // POP takes a mark when a mark is on top.
    private void Discard()
    {
        if (_stack.Count > Floor || _marks.Count == 0)
        {
            Pop();
        }
        else
        {
            _marks.Pop();
        }
    }

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Malformed("an empty stack");

    private object?[] PopMany(int count)
    {
        if (_stack.Count - Floor < count)
        {
            throw Malformed("an empty stack");
        }

        object?[] values = [.. CollectionsMarshal.AsSpan(_stack)[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopMark()
    {
        if (_marks.Count == 0)
        {
            throw Malformed("no mark on the stack");
        }

        object?[] values = PopMany(_stack.Count - _marks.Peek());
        _marks.Pop();
        return values;
    }

    private WeightsException Malformed(string found) =>
        WeightsMessages.Damaged(input.FilePath, input.Where(_opcodeAt), $"the pickle has {found}", "a well-formed pickle");

    private WeightsException Refused(string operation, object? subject) =>
        WeightsMessages.RefusedCall(input.FilePath, input.Where(_opcodeAt), operation, PickleValues.Describe(subject));
}
