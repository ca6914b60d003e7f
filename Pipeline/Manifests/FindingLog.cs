namespace Concord.Pipeline.Manifests;

/// <summary>Collects the findings of one manifest.</summary>
internal sealed class FindingLog(string file)
{
    private readonly List<Finding> _findings = [];

    public string File { get; } = file;

    public int Count => _findings.Count;

    public bool HasErrors => _findings.Exists(finding => finding.Severity == Severity.Error);

    public void Error(SourcePosition at, Message message) => Add(Severity.Error, at, message);

    public void Warning(SourcePosition at, Message message) => Add(Severity.Warning, at, message);

    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>In the order of the text, each once.</summary>
    public IReadOnlyList<Finding> Sorted() =>
        [.. _findings.Distinct().OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];

    private void Add(Severity severity, SourcePosition at, Message message) =>
        _findings.Add(new Finding(severity, File, at.Line, at.Column, message.Text, message.Remedy));
}
