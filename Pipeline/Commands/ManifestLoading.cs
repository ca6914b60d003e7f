using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

/// <summary>Reads a manifest for a verb: every mistake is printed, and any error ends the command before any work.</summary>
internal static class ManifestLoading
{
    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="console">Where findings are printed.</param>
    /// <param name="toScore">Whether the verb scores models, and so needs a benchmark.</param>
    /// <param name="declared">Reads dataset files; null for a reader of its own.</param>
    public static Manifest Load(string path, CommandConsole console, bool toScore = true, DeclaredDatasetReader? declared = null)
    {
        if (!File.Exists(path))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"{path}: no such manifest; manifests/ holds some.");
        }

        ManifestReadResult result = ManifestReader.Read(path, new CatalogueVocabulary(declared));
        foreach (Finding finding in result.Findings)
        {
            console.Error(finding.ToString());
        }

        int errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        Manifest manifest = result.Manifest ?? throw new CommandException(ExitStatus.WrongCommand, $"{path}: {errors} mistake{(errors == 1 ? string.Empty : "s")}; nothing was started.");
        return manifest.Benchmarks.Count > 0 || manifest.Trainings.Count > 0 || !toScore
            ? manifest
            : throw new CommandException(ExitStatus.WrongCommand, $"{path}: no benchmark to score on; such a manifest serves `concord activations export` alone.");
    }
}
