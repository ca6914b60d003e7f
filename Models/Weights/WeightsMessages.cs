using Concord.Models.Catalogue;

namespace Concord.Models.Weights;

/// <summary>Every message about a weights file, so that the wording is read as a set.</summary>
internal static class WeightsMessages
{
    private const string Again = "Fetch the file again and compare its SHA-256 with the published one.";
    private const string SaveStateDict = "Nothing was run. If the file holds a whole pickled model, open it in PyTorch where you trust it and save its weights alone: torch.save(model.state_dict(), path).";
    private const string Unfold = "The exporter has folded layers into one another: export again with torch.onnx.export(…, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False), or save the weights with torch.save(model.state_dict(), path).";
    private const string Supported = "a PyTorch file (zip, legacy or TorchScript), safetensors, NumPy (.npz, .npy), ONNX, or the index of a checkpoint in several files";

    public static WeightsException IsMissing(string path) =>
        new(path, "", "no such file", Supported, "Check the path.");

    public static WeightsException IsFolder(string path, IReadOnlyList<string> inside) =>
        new(path, "", "a folder", Supported, inside.Count == 0 ? "Name the file in it." : $"Name the file in it: {string.Join(" or ", inside)}.");

    public static WeightsException IsEmpty(string path) =>
        new(path, "", "an empty file (0 bytes)", Supported, Again);

    public static WeightsException CannotOpen(string path, Exception inner) =>
        new(path, "", $"the file cannot be opened ({inner.Message})", "a readable file", "Check the permissions.", inner: inner);

    public static WeightsException Unknown(string path, string found, string remedy) =>
        new(path, "", found, Supported, remedy);

    public static WeightsException BarePickle(string path) =>
        new(path, "", "a pickle that torch.save did not write", Supported, "Nothing was run. Save the weights with torch.save(model.state_dict(), path) or as safetensors.");

    public static WeightsException Truncated(string path, string where, long length) =>
        new(path, where, $"the file ends in the middle (it has {length} bytes)", "a complete file", Again);

    public static WeightsException Damaged(string path, string where, string found, string expected) =>
        new(path, where, found, expected, Again);

    public static WeightsException BadClassNames(string path, string key, string found) =>
        new(path, $"header, '{key}'", found.Length > 80 ? found[..80] + "…" : found, "a JSON list of different names, one for each logit", "Correct the list, or leave it out.");

    public static WeightsException BadBoolean(string path, string tensor) =>
        Damaged(path, $"tensor '{tensor}'", "a boolean byte that is neither 0 nor 1", "0 or 1");

    public static WeightsException BigEndian(string path) =>
        new(path, "", "big-endian numbers", "little-endian numbers", "Save the file again on a little-endian machine, or as safetensors.");

    public static WeightsException Unsupported(string path, string where, string found, string expected, string remedy) =>
        new(path, where, found, expected, remedy);

    public static WeightsException RefusedGlobal(string path, string where, string name) =>
        new(path, where, $"the pickle names '{name}', which is refused", "only tensors, numbers, text, lists and dictionaries", SaveStateDict);

    public static WeightsException RefusedCall(string path, string where, string operation, string subject) =>
        new(path, where, $"the pickle asks to {operation} {subject}, which is refused", "only tensors, numbers, text, lists and dictionaries", SaveStateDict);

    public static WeightsException RefusedModule(string path, string where, string name) =>
        new(path, where, $"a whole pickled module ('{name}')", "a state dict", SaveStateDict);

    public static WeightsException TooLarge(string path, string where, string what, long limit) =>
        new(path, where, $"{what}, more than the limit of {limit}", "the small pickle of a state dict", "Nothing was run. Save the weights alone: torch.save(model.state_dict(), path).");

    public static WeightsException NotTorch(string path, string found) =>
        new(path, "", found, "a torch.save archive with data.pkl", "Save the weights with torch.save(model.state_dict(), path) or as safetensors.");

    public static WeightsException NoStateDict(string path, string found) =>
        new(path, "", $"no dictionary of tensors: {found}", "tensors at the top level or in a dictionary below it", "Save the weights alone: torch.save(model.state_dict(), path), or name the place in the checkpoint.");

    public static WeightsException SeveralStateDicts(string path, IReadOnlyList<string> places) =>
        new(path, "", $"several dictionaries of tensors: {string.Join(", ", places)}", "one, or the choice of one", "Say which: state-dict: in the manifest, or ModelOptions.StateDictPath.");

    public static WeightsException NoPlaces(string path, string asked, string format) =>
        new(path, "", $"a file of format {format}, which has no place '{asked}'", "a PyTorch file where a place is named", "Leave the place (state-dict) out.");

    public static WeightsException NoTensors(string path, IReadOnlyList<string> skipped) =>
        new(path, "", skipped.Count == 0 ? "no tensor" : $"no tensor that is read ({string.Join("; ", skipped.Take(3))})", "tensors of numbers", "Save the weights with torch.save(model.state_dict(), path) or as safetensors.");

    public static WeightsException PathOutside(string path, string where, string name) =>
        new(path, where, $"a file named '{(name.Length > 100 ? name[..100] + "..." : name)}' that belongs to it", "the plain name of a file in the same folder", "Nothing outside the folder is read. Put the files side by side, as their publisher does.");

    public static WeightsException PartFileMissing(string path, string where, string name) =>
        new(path, where, $"no file '{name}' in its folder", "all files of the checkpoint side by side", $"Fetch '{name}' into the same folder.");

    public static WeightsException NoSuchPath(string path, string asked, string found) =>
        new(path, asked, $"no dictionary of tensors there; the top level is {found}", "the place of a state dict, such as state_dict or state_dict[0]", "Correct the place, or leave it out to have it chosen.");

    public static WeightsException KeysCollide(string path, string key, string mapped) =>
        new(path, $"key '{key}'", $"two keys that both become '{mapped}'", "keys that stay apart", "Correct the key mapping.");

    public static WeightsException CannotForm(string path, string key, string mapped, IReadOnlyList<string> shapes) =>
        new(path, $"key '{key}'", $"shape {string.Join(" and ", shapes)}, of which '{mapped}' cannot be made", "shapes as the naming scheme has them", "The file is of another architecture, or follows another naming.");

    public static WeightsException SeveralPrefixes(string path, IReadOnlyList<string> prefixes, int found, int wanted) =>
        new(path, "", $"the network under several prefixes ({string.Join(", ", prefixes.Select(prefix => $"'{prefix}'"))}, {found} of its {wanted} published keys under each) with different values", "one, or the choice of one", "Say which: prefix: in the manifest, or ModelOptions.Prefix.");

    public static WeightsException NoSuchPrefix(string path, string asked, IReadOnlyList<string> groups) =>
        new(path, $"prefix '{asked}'", $"no key that begins so; the file has {string.Join(", ", groups)}", "a prefix of the file's keys", "Correct the prefix, or leave it out to have it found.");

    public static WeightsException PartMissing(string path, string key, string mapped, int wanted, int found) =>
        new(path, $"key '{key}'", $"{found} of the {wanted} tensors that make '{mapped}'", "all of them", "The file is incomplete, or follows another naming.");

    public static WeightsException OptionOpen(string path, string architecture, ArchitectureOption option) =>
        new(
            path,
            "",
            $"names and shapes that do not tell the option '{option.Name}', and a file that the catalogue does not know",
            $"the option written: {string.Join(" or ", option.Values.Select(value => $"options: {{ {option.Name}: {value} }}"))}",
            option.Meaning,
            architecture);

    public static WeightsException StateDictMismatch(string architecture, string path, StateDictReport report) =>
        new(
            path,
            "",
            $"{report.Missing.Count} missing, {report.Surplus.Count} surplus and {report.MisShaped.Count} mis-shaped keys ({report.Matched} agree){report}\n",
            $"the keys and shapes of {architecture}",
            (report.Surplus.Any(problem => problem.Key.StartsWith("onnx::", StringComparison.Ordinal)) ? Unfold : "Name the architecture that these weights were trained with, or map the keys.")
                + (architecture.Contains('[', StringComparison.Ordinal) ? " The options in brackets change what the network has, and may be the cause: try without them." : string.Empty),
            architecture);
}
