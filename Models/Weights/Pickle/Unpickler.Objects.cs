namespace Concord.Models.Weights.Pickle;

/// <summary>Names, calls and object state: what is dangerous in Python, and here goes through the closed list.</summary>
internal sealed partial class Unpickler
{
    private bool Object(byte opcode)
    {
        switch ((char)opcode)
        {
            case 'c': Push(Global(input.Line(), input.Line())); break;
            case '\x93': StackGlobal(); break;
            case 'R':
                object? arguments = Pop();
                object? function = Pop();
                Push(Call("call", function, arguments));
                break;
            case '\x81':
                object? newArguments = Pop();
                object? newClass = Pop();
                Push(Call("make an object of", newClass, newArguments));
                break;
            case '\x92':
                Pop(); // keyword arguments
                object? exArguments = Pop();
                object? exClass = Pop();
                Push(Call("make an object of", exClass, exArguments));
                break;
            case 'i':
                PickleGlobal named = Global(input.Line(), input.Line());
                Push(Call("make an object of", named, PopMark()));
                break;
            case 'o':
                object?[] parts = PopMark();
                Push(Call("make an object of", parts.Length == 0 ? null : parts[0], parts.Length == 0 ? parts : parts[1..]));
                break;
            case 'b':
                object? state = Pop();
                Build(Peek(), state);
                break;
            case 'Q': Push(Persistent(Pop())); break;
            case 'P': throw Refused("load by text", input.Line());
            case '\x82' or '\x83' or '\x84': throw Refused("use", "a copyreg extension code");
            case '\x97' or '\x98': throw Refused("use", "an out-of-band buffer");
            default: return false;
        }

        return true;
    }

    private void StackGlobal()
    {
        object? name = Pop();
        object? module = Pop();
        Push(name is string n && module is string m ? Global(m, n) : throw Refused("name by", name));
    }

    private PickleGlobal Global(string module, string name) =>
        PickleGlobals.Find(module, name, isScript) ?? throw WeightsMessages.RefusedGlobal(input.FilePath, input.Where(_opcodeAt), $"{module}.{name}");

    private object? Call(string operation, object? function, object? arguments)
    {
        if (function is not PickleGlobal global || arguments is not object?[] values)
        {
            throw Refused(operation, function);
        }

        switch (global.Kind)
        {
            case PickleGlobalKind.OrderedDict: return MakeDict(values);
            case PickleGlobalKind.Set: return MakeSet(values);
            case PickleGlobalKind.Size: return values is [object?[] size] ? size : throw Malformed("a torch.Size of something else than a tuple");
            case PickleGlobalKind.RebuildTensor: return values is [var s, var o, var n, var t] ? Tensor(s, o, n, t, null) : throw Arguments(global);
            case PickleGlobalKind.RebuildTensorV2: return values.Length is 6 or 7 ? Tensor(values[0], values[1], values[2], values[3], null) : throw Arguments(global);
            case PickleGlobalKind.RebuildTensorV3: return values.Length is 7 or 8 ? Tensor(values[0], values[1], values[2], values[3], values[6]) : throw Arguments(global);
            case PickleGlobalKind.RebuildParameter or PickleGlobalKind.RebuildParameterWithState:
                return values is [PickleTensor or PickleStandIn, ..] ? values[0] : throw Arguments(global);
            case PickleGlobalKind.RebuildFromType:
                // (rebuild function, class, its arguments, attributes): a tensor with attributes of its own, which are dropped.
                return values is [PickleGlobal { IsRebuild: true } rebuild, PickleGlobal { Kind: PickleGlobalKind.TensorClass }, object?[] inner, _] ? Call(operation, rebuild, inner) : throw Arguments(global);
            case PickleGlobalKind.ScriptClass:
                return values.Length == 0 ? new PickleObject(global.Name) : throw Arguments(global);
            case PickleGlobalKind.ScriptPassThrough:
                return values is [var passed, ..] ? passed : throw Arguments(global);
            case PickleGlobalKind.StandIn:
                return StandIn(global.Name);
            default: throw Refused(operation, global);
        }
    }

    // The state of an OrderedDict (its _metadata) and of a stand-in is dropped; that of a script module is its attributes. Nothing else has any.
    private void Build(object? target, object? state)
    {
        if (target is PickleObject module)
        {
            module.Attributes = state as PickleDict;
        }
        else if (target is not (PickleDict or PickleStandIn))
        {
            throw Refused("set the state of", target);
        }
    }

    private PickleDict MakeDict(object?[] values)
    {
        PickleDict dict = new();
        if (values.Length == 0)
        {
            return dict;
        }

        // Python 2 wrote an OrderedDict as a list of pairs.
        if (values is not [List<object?> pairs])
        {
            throw Malformed("an OrderedDict of something else than pairs");
        }

        foreach (object? pair in pairs)
        {
            (object? key, object? value) = pair switch
            {
                object?[] { Length: 2 } tuple => (tuple[0], tuple[1]),
                List<object?> { Count: 2 } list => (list[0], list[1]),
                _ => throw Malformed("an OrderedDict of something else than pairs"),
            };
            dict.Pairs.Add(new KeyValuePair<object?, object?>(key, value));
        }

        return dict;
    }

    private PickleSet MakeSet(object?[] values)
    {
        PickleSet set = new();
        if (values.Length > 0)
        {
            set.Items.AddRange(values is [List<object?> items] ? items : throw Malformed("a set of something else than a list"));
        }

        return set;
    }

    private WeightsException Arguments(PickleGlobal global) => Malformed($"arguments that {global.Name} does not take");
}
