namespace Concord.Models.Activations;

/// <summary>Keeps the rows of one request in memory.</summary>
public sealed class RowBuffer : IActivationSink
{
    private readonly float[] _values;
    private readonly int _units;

    /// <summary>Reserves the memory.</summary>
    /// <param name="stimuli">Rows.</param>
    /// <param name="units">Columns.</param>
    public RowBuffer(int stimuli, int units)
    {
        _values = new float[checked(stimuli * units)];
        _units = units;
    }

    /// <summary>(stimuli × units) row-major; zeros where no row was written.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <inheritdoc/>
    public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units)
    {
        if (request != 0 || units != _units)
        {
            throw new ArgumentException($"request {request} with {units} units; this buffer holds request 0 with {_units}", nameof(units));
        }

        rows.CopyTo(_values.AsSpan(firstStimulus * _units));
    }
}
