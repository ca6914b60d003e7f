using System.Diagnostics;
using System.Globalization;
using Concord.Models.Regimes;
using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>The loop of one training: steps, curve, checkpoints, state.</summary>
internal sealed class TrainingRun
{
    private const int CurvePoints = 200;
    private static readonly TimeSpan s_betweenSaves = TimeSpan.FromSeconds(20);

    private readonly TrainingRecipe _recipe;
    private readonly TrainingNetwork _network;
    private readonly PixelStore _store;
    private readonly ILearningObjective _objective;
    private readonly Evaluator _evaluator;
    private readonly ParameterOptimizer _optimizer;
    private readonly IReadOnlyDictionary<string, torch.Tensor> _tensors;
    private readonly int _batch;
    private readonly long _stepsOfEpoch;
    private readonly long _steps;
    private readonly HashSet<long> _keptSteps;
    private readonly long _macs;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan _cpuStart = Environment.CpuUsage.TotalTime;
    private TrainingJournal _journal = new();
    private int[] _order = [];
    private long _epoch = -1;

    public TrainingRun(TrainingRecipe recipe, TrainingNetwork network, PixelStore store, ILearningObjective objective, Evaluator evaluator)
    {
        _recipe = recipe;
        _network = network;
        _store = store;
        _objective = objective;
        _evaluator = evaluator;
        (_steps, _stepsOfEpoch, _batch) = recipe.LengthFor(store.Count);
        _keptSteps = [.. recipe.Checkpoints > 0 ? TrainingRecipe.LogSpaced(recipe.Checkpoints, _steps) : recipe.KeptSteps, _steps];
        _macs = network.CountMacs();
        _optimizer = new ParameterOptimizer(recipe.Optimizer, Learnt(), recipe.WeightDecay, recipe.LongestGradient);
        OrderedDictionary<string, torch.Tensor> tensors = new(network.State, StringComparer.Ordinal);
        foreach ((string key, torch.Tensor value) in objective.Extra)
        {
            tensors.Add($"beside.{key}", value);
        }

        _tensors = tensors;
    }

    /// <summary>Names of the labels.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Where state and checkpoints lie.</summary>
    public required string Folder { get; init; }

    /// <summary>Of which training a state must be.</summary>
    public required string Identity { get; init; }

    /// <summary>The data in words.</summary>
    public required string Data { get; init; }

    /// <summary>Time between two reports of progress.</summary>
    public required TimeSpan BetweenReports { get; init; }

    /// <summary>Runs to the end.</summary>
    public TrainingOutcome Run(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (TrainingState.Load(Folder, Identity, _tensors, _optimizer, found => found.Kept.All(step => File.Exists(PathOf(step)))) is { } journal)
        {
            _journal = journal;
        }
        else
        {
            Restart();
        }

        long saved = Stopwatch.GetTimestamp();
        long reported = 0;
        while (_journal.Step < _steps)
        {
            if (cancellation.IsCancellationRequested)
            {
                Save();
                cancellation.ThrowIfCancellationRequested();
            }

            Step();
            if (_keptSteps.Contains(_journal.Step))
            {
                Keep(cancellation);
            }

            if (_journal.Step == _steps || Stopwatch.GetElapsedTime(saved) > s_betweenSaves || _keptSteps.Contains(_journal.Step))
            {
                Save();
                saved = Stopwatch.GetTimestamp();
            }

            if (progress is not null && (_journal.Step == _steps || Stopwatch.GetElapsedTime(reported) > BetweenReports))
            {
                reported = Stopwatch.GetTimestamp();
                Report(progress);
            }
        }

        return Outcome();
    }

    private void Step()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long step = _journal.Step;
        double rate = LearningRateSchedule.Of(_recipe, step, _steps);
        int[] pictures = Pictures(step);
        (torch.Tensor loss, double right) = _objective.LossOf(pictures, step);
        double value = loss.item<float>();
        if (!double.IsFinite(value))
        {
            throw new ModelException($"training of {_recipe.Architecture}, step {step}", string.Create(CultureInfo.InvariantCulture, $"a loss of {value}"), "a finite one", "Lower the learning rate.");
        }

        loss.backward();
        _optimizer.Step(step, rate);
        _journal.Add(value, right, pictures.Length);
        if (_journal.Step * CurvePoints / _steps != step * CurvePoints / _steps || _journal.Step == _steps)
        {
            _journal.Mark(_batch, rate);
        }
    }

    private int[] Pictures(long step)
    {
        long epoch = step / _stepsOfEpoch;
        if (epoch != _epoch)
        {
            _order = CounterRandom.Named(_recipe.Seed, FormattableString.Invariant($"order/{epoch}")).Permutation(_store.Count);
            _epoch = epoch;
        }

        int first = (int)(step % _stepsOfEpoch) * _batch;
        return _order[first..(first + _batch)];
    }

    // A classifier that a readout fits is none of the objective's business.
    private IReadOnlyList<torch.Tensor> Learnt()
    {
        IReadOnlyList<string> left = _objective.NeedsReadout ? _network.ClassifierKeys : [];
        return [.. _network.Parameters.Where(parameter => !left.Contains(parameter.Key)).Select(parameter => parameter.Value), .. _objective.Extra.Select(parameter => parameter.Value)];
    }

    // A state that cannot be used has changed no tensor; but its checkpoints are not this training's.
    private void Restart()
    {
        TrainingState.Clear(Folder);
        if (_keptSteps.Contains(0))
        {
            Keep(CancellationToken.None);
            Save();
        }
    }

    private void Keep(CancellationToken cancellation)
    {
        long step = _journal.Step;
        if (_objective.NeedsReadout)
        {
            new LinearReadout(_recipe, _network, _store).Fit(cancellation);
        }

        IReadOnlyList<EvaluationRow> rows = _evaluator.Run(step, cancellation);
        IReadOnlyList<RobustnessRow> attacks = step == _steps ? _evaluator.Attack(cancellation) : [];
        using DisposeScope scope = torch.NewDisposeScope();
        WholeFile.Replace(PathOf(step), path => SafetensorsWriter.Write(path, _network.State, Record(step, rows, attacks).Write()));
        _journal.Evaluations.AddRange(rows);
        _journal.Robustness.AddRange(attacks);
        _journal.Kept.Add(step);
    }

    private TrainedRegime Record(long step, IReadOnlyList<EvaluationRow> rows, IReadOnlyList<RobustnessRow> attacks) => new()
    {
        Architecture = _network.Entry.Id,
        Classes = Categories.Count == _network.Classes ? Categories : [],
        Seed = _recipe.Seed,
        Step = step,
        Steps = _steps,
        Parameters = _network.ParameterCount,
        Flops = Flops(step),
        Accuracy = rows.Count > 0 ? rows[0].Accuracy : double.NaN,
        Robustness = attacks,
        Recipe = _recipe.Canonical,
        Regime = RegimeRecord.Of(_recipe, Data, _store.Count, step * _batch, Flops(step)),
    };

    private double Flops(long step) => 2.0 * 3 * _macs * _objective.PassesOfExample * step * _batch;

    private void Save()
    {
        TrainingJournal now = _journal with
        {
            Seconds = _journal.Seconds + Stopwatch.GetElapsedTime(_start).TotalSeconds,
            CpuSeconds = _journal.CpuSeconds + (Environment.CpuUsage.TotalTime - _cpuStart).TotalSeconds,
        };
        TrainingState.Save(Folder, Identity, _tensors, _optimizer, now);
    }

    private void Report(IProgress<TrainingProgress> progress)
    {
        CurvePoint? last = _journal.Curve.LastOrDefault();
        (double loss, double accuracy) = _journal.Pending > 0 || last is null ? _journal.Running : (last.Loss, last.Accuracy);
        progress.Report(new TrainingProgress(_journal.Step, _steps, loss, accuracy));
    }

    private TrainingOutcome Outcome() => new()
    {
        Checkpoints = [.. _journal.Kept.Select(step => new KeptCheckpoint(step, PathOf(step)))],
        Curve = _journal.Curve,
        Evaluations = _journal.Evaluations,
        Robustness = _journal.Robustness,
        Parameters = _network.ParameterCount,
        Macs = _macs,
        Flops = Flops(_steps),
        ImagesSeen = _steps * _batch,
        Seconds = _journal.Seconds + Stopwatch.GetElapsedTime(_start).TotalSeconds,
        CpuSeconds = _journal.CpuSeconds + (Environment.CpuUsage.TotalTime - _cpuStart).TotalSeconds,
    };

    private string PathOf(long step) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"step-{step:000000}.safetensors"));
}
