using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Commands;

/// <summary>Reads a manifest for a verb: every mistake is printed, and any error ends the command before any work.</summary>
internal static class ManifestLoading
{
    public static Manifest Load(string path, CommandConsole console)
    {
        if (!File.Exists(path))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"{path}: no such manifest; manifests/ holds some.");
        }

        ManifestReadResult result = ManifestReader.Read(path, new CatalogueVocabulary());
        foreach (Finding finding in result.Findings)
        {
            console.Error(finding.ToString());
        }

        int errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        return result.Manifest ?? throw new CommandException(ExitStatus.WrongCommand, $"{path}: {errors} mistake{(errors == 1 ? string.Empty : "s")}; nothing was started.");
    }
}
