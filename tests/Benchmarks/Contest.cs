namespace Concord.Benchmarks;

/// <summary>One measurement beside a peer: what ours does, and the script that makes the data and runs the peer on the same files.</summary>
/// <param name="Name">The mode's name on the command line.</param>
/// <param name="Script">File in this folder: <c>SCRIPT data FOLDER</c> writes the matrices (<c>side.write</c>), <c>SCRIPT VARIANT FOLDER</c> measures the peer (<c>side.measure</c>).</param>
/// <param name="Ours">Variants of ours, the first the main one: name → (folder → what is measured). Loading the files is not measured. The returned number is printed beside the peer's as a check.</param>
/// <param name="Peers">Variants of the peer; ratios are against the first.</param>
internal sealed record Contest(string Name, string Script, IReadOnlyDictionary<string, Func<string, Func<double>>> Ours, IReadOnlyList<string> Peers);
