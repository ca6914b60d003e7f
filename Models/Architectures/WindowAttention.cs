using Concord.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>Swin's attention: within windows of a map, shifted or not, with a learned bias for each relative position.</summary>
/// <remarks>
/// Keys <c>qkv</c>, <c>proj</c>, <c>relative_position_bias_table</c> ((2w − 1)² × heads; row (Δr + w − 1)(2w − 1) + Δc + w − 1 for a query Δr
/// rows below and Δc columns right of the key), which is the table of positions that an ablation cuts. A map that is no multiple of the window
/// is filled up with zeros below and to the right, whose tokens take part with the biases of keys and values, as torchvision has it. Shifted
/// windows wrap around the map; tokens that were no neighbours see each other with −100 added to the logit. Parts: <c>q</c>, <c>k</c>, <c>v</c>
/// (tokens of the filled map row by row), <c>weights</c> (heads × tokens × keys of the own window) and <c>head.H</c>, whose tokens come window by window.
/// </remarks>
internal sealed class WindowAttention : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private const float Unrelated = -100;

    private readonly Dense qkv;
    private readonly Dense proj;
    private readonly Parameter relative_position_bias_table;
    private readonly Wiring _wiring;
    private readonly string _path;
    private readonly int _heads;
    private readonly int _window;
    private readonly int _shift;
    private readonly long[] _relative;

    /// <param name="wiring">Makes parameters, takes reports.</param>
    /// <param name="path">The attention's site.</param>
    /// <param name="width">Features.</param>
    /// <param name="heads">Divides the features.</param>
    /// <param name="window">Side of a window.</param>
    /// <param name="shift">By how many tokens windows are shifted down and to the right; 0 for none.</param>
    public WindowAttention(Wiring wiring, string path, int width, int heads, int window, int shift)
        : base(nameof(WindowAttention))
    {
        qkv = new Dense(wiring, width, 3 * width);
        proj = new Dense(wiring, width, width);
        relative_position_bias_table = wiring.Parameter(((2 * window) - 1) * ((2 * window) - 1), heads);
        _wiring = wiring;
        _path = path;
        _heads = heads;
        _window = window;
        _shift = shift;
        int places = window * window;
        _relative =
        [
            .. from query in Enumerable.Range(0, places)
               from key in Enumerable.Range(0, places)
               let rows = (query / window) - (key / window) + window - 1
               let columns = (query % window) - (key % window) + window - 1
               select ((long)rows * ((2 * window) - 1)) + columns,
        ];
        RegisterComponents();
    }

    /// <summary>Fills a map up with zeros below and to the right until its sides are multiples.</summary>
    /// <param name="map">(batch × rows × columns × features), borrowed.</param>
    /// <param name="multiple">Of what.</param>
    /// <returns>A new map, or the map itself.</returns>
    public static torch.Tensor Pad(torch.Tensor map, int multiple)
    {
        long below = (multiple - (map.shape[1] % multiple)) % multiple;
        long right = (multiple - (map.shape[2] % multiple)) % multiple;
        return below + right == 0 ? map : torch.nn.functional.pad(map, [0, 0, 0, right, 0, below]);
    }

    /// <param name="input">(batch × rows × columns × features).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor padded = Pad(input, _window);
        (long rows, long columns) = (padded.shape[1], padded.shape[2]);
        long[] shift = [_window < rows ? _shift : 0, _window < columns ? _shift : 0];
        int windows = (int)(rows / _window * (columns / _window));
        torch.Tensor[] maps = qkv.forward(padded.flatten(1, 2)).chunk(3, 2); // each (batch, tokens, features)
        torch.Tensor[] parts =
        [
            .. maps.Zip((string[])["q", "k", "v"], (map, name) => ToWindows(_wiring.Part($"{_path}.{name}", map).unflatten(1, rows, columns), shift)),
        ];
        torch.Tensor bias = Bias(padded, shift);
        torch.Tensor attended = new AttentionHeads(_wiring, _path, _heads).Attend(parts[0], parts[1], parts[2], bias, isCausal: false, windows, prefixOfQueries: null);
        torch.Tensor map = FromWindows(attended, rows, columns).roll(shift, (long[])[1, 2]);
        torch.Tensor output = proj.forward(map.flatten(1, 2)).unflatten(1, rows, columns);
        return output.narrow(1, 0, input.shape[1]).narrow(2, 0, input.shape[2]).contiguous().MoveToOuterDisposeScope();
    }

    // (batch, rows, columns, features) → (batch·windows, heads, places, d_h)
    private torch.Tensor ToWindows(torch.Tensor map, long[] shift)
        => map.roll((long[])[.. shift.Select(by => -by)], (long[])[1, 2])
            .reshape(map.shape[0], map.shape[1] / _window, _window, map.shape[2] / _window, _window, _heads, -1)
            .permute(0, 1, 3, 5, 2, 4, 6)
            .reshape(-1, _heads, _window * (long)_window, map.shape[3] / _heads);

    // (batch, windows·places, features) → (batch, rows, columns, features)
    private torch.Tensor FromWindows(torch.Tensor tokens, long rows, long columns)
        => tokens.reshape(tokens.shape[0], rows / _window, columns / _window, _window, _window, tokens.shape[2])
            .permute(0, 1, 3, 2, 4, 5)
            .reshape(tokens.shape[0], rows, columns, tokens.shape[2]);

    // (1, heads, places, places) without a shift, else (batch·windows, heads, places, places).
    private torch.Tensor Bias(torch.Tensor padded, long[] shift)
    {
        long places = _window * (long)_window;
        torch.Tensor table = _wiring.Positions(relative_position_bias_table.unsqueeze(0), 0).squeeze(0);
        torch.Tensor bias = table.index_select(0, torch.tensor(_relative, device: table.device)).reshape(places, places, _heads).permute(2, 0, 1).unsqueeze(0);
        if (shift is [0, 0])
        {
            return bias;
        }

        torch.Tensor regions = torch.tensor(Regions((int)padded.shape[1], (int)padded.shape[2], shift), [padded.shape[1], padded.shape[2]]);
        torch.Tensor ids = regions.reshape(padded.shape[1] / _window, _window, padded.shape[2] / _window, _window).permute(0, 2, 1, 3).reshape(-1, places);
        torch.Tensor differ = (ids.unsqueeze(1) - ids.unsqueeze(2)).ne(0).to(bias.dtype, bias.device).mul_(Unrelated); // (windows, places, places)
        torch.Tensor both = bias.Plus(differ.unsqueeze(1));
        return both.unsqueeze(0).expand(padded.shape[0], -1, -1, -1, -1).reshape(-1, _heads, places, places);
    }

    // Of the map after the shift: which tokens were together before it, as a number for each place.
    private float[] Regions(int rows, int columns, long[] shift)
    {
        float[] regions = new float[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                regions[(row * columns) + column] = (3 * Band(row, rows, shift[0])) + Band(column, columns, shift[1]);
            }
        }

        return regions;
    }

    private int Band(int place, int side, long shift) => shift == 0 || place < side - _window ? 0 : place < side - shift ? 1 : 2;
}
