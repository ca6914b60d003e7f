using System.Security.Cryptography;
using System.Text;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Trains one network on the CPU: the same recipe, data and number of threads give the same bytes, however often it is interrupted.</summary>
/// <remarks>Chance comes from named counter streams only (<see cref="Regimes.CounterRandom"/>), so that the state of a training is its step, its tensors and its optimiser.</remarks>
public sealed class NetworkTrainer
{
    private readonly TrainingRecipe _recipe;
    private readonly ITrainingImages _images;
    private readonly IReadOnlyList<EvaluationSet> _evaluations;

    /// <summary>Prepares a training; nothing is read yet.</summary>
    /// <param name="recipe">All settings.</param>
    /// <param name="images">The training data.</param>
    /// <param name="evaluations">Sets that every kept checkpoint is tested on; the first also under the recipe's attacks.</param>
    /// <exception cref="ModelException">The settings do not go together.</exception>
    public NetworkTrainer(TrainingRecipe recipe, ITrainingImages images, IReadOnlyList<EvaluationSet> evaluations)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(evaluations);
        RecipeCheck.Run(recipe, images, evaluations);
        _recipe = recipe;
        _images = images;
        _evaluations = evaluations;
    }

    /// <summary>Time between two reports of progress; a second.</summary>
    internal TimeSpan BetweenReports { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Trains, or goes on from where a training in the folder was interrupted.</summary>
    /// <param name="folder">Made if need be. Holds the state, which is saved every few seconds, and the kept checkpoints; what another training left there is removed.</param>
    /// <param name="progress">Told about once a second; may be null.</param>
    /// <param name="cancellationToken">Ends the training between two steps, after its state was saved.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ModelException">The architecture does not take such pictures, or the loss is no longer a number.</exception>
    public TrainingOutcome Run(string folder, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        WholeFile.Clean(folder);
        using DisposeScope scope = torch.NewDisposeScope();
        using TrainingNetwork network = TrainingNetwork.Create(_recipe, _images);
        int count = _recipe.Images == 0 ? _images.Count : _recipe.Images;
        int[] chosen = count == _images.Count ? [.. Enumerable.Range(0, count)] : CounterRandom.Named(_recipe.Seed, "subset").Permutation(_images.Count)[..count];
        PixelStore store = PixelStore.Load(_images, chosen, cancellationToken);
        if (_recipe.HasShuffledLabels)
        {
            store.ShuffleLabels(_recipe.Seed);
        }

        (EvaluationSet, PixelStore)[] sets = [.. _evaluations.Select(set => (set, PixelStore.Load(set.Images, [.. Enumerable.Range(0, set.Images.Count)], cancellationToken)))];
        using ILearningObjective objective = Objective(network, store);
        TrainingRun run = new(_recipe, network, store, objective, new Evaluator(_recipe, network, sets)) { Folder = folder, Categories = _images.Categories, Identity = Identity(), Data = _recipe.Data ?? _images.Canonical, BetweenReports = BetweenReports };
        return run.Run(progress, cancellationToken);
    }

    private ILearningObjective Objective(TrainingNetwork network, PixelStore store) => _recipe.Objective switch
    {
        TrainingObjective.Classification => new ClassificationObjective(_recipe, network, store),
        TrainingObjective.Contrastive => new ContrastiveObjective(_recipe, network, store),
        TrainingObjective.MaskedPatches => new MaskedPatchObjective(_recipe, network, store),
        _ => throw new InvalidOperationException($"unknown objective {_recipe.Objective}"),
    };

    private string Identity()
    {
        string[] parts =
        [
            _recipe.Canonical,
            ArchitectureCatalogue.Find(_recipe.Architecture).Version,
            _images.Canonical,
            .. _evaluations.Select(set => $"{set.Name}={set.Images.Canonical}/{string.Join(',', set.Rival ?? [])}"),
            FormattableString.Invariant($"torch={torch.__version__}"),
            FormattableString.Invariant($"threads={torch.get_num_threads()}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
