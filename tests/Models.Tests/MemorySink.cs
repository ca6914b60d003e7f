using Concord.Models.Activations;

namespace Concord.Models.Tests;

/// <summary>Keeps all rows of all requests, and checks that each row comes once.</summary>
internal sealed class MemorySink(int stimuli) : IActivationSink
{
    private readonly Dictionary<int, float[]> _rows = [];
    private readonly HashSet<(int Request, int Stimulus)> _seen = [];

    public float[] Rows(int request)
    {
        Assert.Equal(stimuli, _seen.Count(pair => pair.Request == request));
        return _rows[request];
    }

    public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units)
    {
        if (!_rows.TryGetValue(request, out float[]? all))
        {
            _rows[request] = all = new float[stimuli * units];
        }

        for (int i = 0; i < rows.Length / units; i++)
        {
            Assert.True(_seen.Add((request, firstStimulus + i)));
        }

        rows.CopyTo(all.AsSpan(firstStimulus * units));
    }
}
