namespace Concord.Pipeline.Manifests;

/// <summary>Collects the findings of one manifest.</summary>
internal sealed class FindingLog(string file)
{
    private const int Shown = 200;

    private readonly List<Finding> _findings = [];

    public string File { get; } = file;

    public int Count => _findings.Count;

    public bool HasErrors => _findings.Exists(finding => finding.Severity == Severity.Error);

    public void Error(SourcePosition at, Message message) => Add(Severity.Error, at, message);

    public void Warning(SourcePosition at, Message message) => Add(Severity.Warning, at, message);

    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>In the order of the text, each once; of very many the first, and a last one that says how many more.</summary>
    public IReadOnlyList<Finding> Sorted()
    {
        Finding[] sorted = [.. _findings.Distinct().OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
        if (sorted.Length <= Shown || sorted.Take(Shown).All(finding => finding.Severity == Severity.Warning))
        {
            return sorted;
        }

        Finding last = sorted[Shown];
        Message more = Messages.More(sorted.Length - Shown);
        return [.. sorted.Take(Shown), last with { Severity = Severity.Error, Message = more.Text, Remedy = more.Remedy }];
    }

    private void Add(Severity severity, SourcePosition at, Message message) =>
        _findings.Add(new Finding(severity, File, at.Line, at.Column, message.Text, message.Remedy));
}
