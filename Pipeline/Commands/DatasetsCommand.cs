using System.CommandLine;
using System.Globalization;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Manifests.Declared;

namespace Concord.Pipeline.Commands;

internal static class DatasetsCommand
{
    public static Command Create(CommandConsole console)
    {
        Command command = new("datasets", "Which datasets there are, where they come from, and whether they are whole.\n\nExample: concord datasets check kriegeskorte92");
        command.Add(List(console));
        command.Add(Show(console));
        command.Add(DatasetFetchCommand.Create(console));
        command.Add(DatasetCheckCommand.Create(console));
        command.Add(DatasetExportCommand.Create(console));
        return command;
    }

    private static RunEnvironment EnvironmentOf(ParseResult parsed, CommonOptions options) =>
        new(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), "cpu", RunEnvironment.DefaultMemory);

    private static Command List(CommandConsole console)
    {
        CommonOptions options = new();
        Command list = new("list", "Lists the datasets.\n\nExample: concord datasets list --json") { options.Json, options.Store, options.Mirror };
        list.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            RunEnvironment environment = EnvironmentOf(parsed, options);
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(DatasetCatalogue.All.Select(entry => new { entry.Info.Id, entry.Info.Title, entry.Info.Description, entry.Info.Licence, entry.Info.Version, entry.Info.Regions, entry.Info.VisualDegrees, entry.Info.Citation, entry.Info.LandingPage, entry.Info.LocationVerified, entry.CanLoad, Files = entry.AllFiles })));
                return ExitStatus.Done;
            }

            ListTable.Print(console, ["dataset", "what", "regions", "files at hand", "licence"], DatasetCatalogue.All.Select(entry =>
            {
                (int atHand, int all) = environment.Datasets.Availability(entry.Info);
                return new[] { entry.Info.Id, entry.Info.Title, string.Join(", ", entry.Info.Regions), string.Create(CultureInfo.InvariantCulture, $"{atHand} of {all}{(entry.Info.LocationVerified ? string.Empty : ", location not verified")}{(entry.CanLoad ? string.Empty : ", fetched only")}"), entry.Info.Licence };
            }));
            return ExitStatus.Done;
        }));
        return list;
    }

    private static Command Show(CommandConsole console)
    {
        CommonOptions options = new();
        PictureOptions pictures = new();
        Argument<string> id = new("id") { Description = "The dataset, or the path of a dataset file." };
        Command show = new("show", "Prints what a dataset is, its licence, citation and files; or draws its stimuli as a network is shown them.\n\nExample: concord datasets show kriegeskorte92\nExample: concord datasets show drawn-objects --pictures seen.png --transform phase-scramble") { id, options.Store, options.Mirror };
        pictures.AddTo(show);
        show.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            string name = parsed.GetValue(id)!;
            RunEnvironment environment = EnvironmentOf(parsed, options);
            DatasetEntry? entry = DatasetPath.Is(name) ? null : DatasetCatalogue.Find(name);
            if (pictures.Write(parsed, environment, name, cancellationToken) is { } written)
            {
                console.Result(written);
                return ExitStatus.Done;
            }

            DatasetInfo info = entry?.Info ?? environment.Datasets.Load(name, cancellationToken).Info;
            console.Result($"{info.Id}, version {info.Version}: {info.Title}");
            console.Result(info.Description);
            console.Result("regions: " + (info.Regions.Count == 0 ? "none" : string.Join(", ", info.Regions)));
            console.Result("licence: " + info.Licence);
            console.Result("visual degrees: " + (info.VisualDegrees?.ToString(CultureInfo.InvariantCulture) ?? "not stated by a source that was checked"));
            if (entry is { CanLoad: false })
            {
                console.Result("It can be fetched, not loaded yet: no manifest can name it.");
            }

            if (info.LandingPage is not null)
            {
                console.Result("page: " + info.LandingPage);
            }

            Names(console, "models that come with it (from:)", [.. info.Contents.ModelRdms, .. info.Contents.Features, .. info.Contents.Observers]);
            Names(console, "sets", info.Contents.Sets);
            Names(console, "sets whose pictures networks are shown", [.. (entry?.Pictures ?? []).Select(pictures => pictures.Files.Count == 0 ? pictures.Set : string.Create(CultureInfo.InvariantCulture, $"{pictures.Set} ({pictures.Files.Count} files)"))]);
            const int shown = 8;
            DatasetFile[] files = [.. entry?.AllFiles ?? []];
            foreach (DatasetFile file in files.Take(shown))
            {
                console.Result($"file {file.Role}: {file.Url ?? "CONCORD_DATA/" + file.DataPath} {DigestOf(file)}{(file.Archive is null ? string.Empty : ", unpacked")}{(file.LocationVerified ? string.Empty : $", location not verified (from {file.Source})")}");
            }

            if (files.Length > shown)
            {
                console.Result(string.Create(CultureInfo.InvariantCulture, $"… and {files.Length - shown} more files: `concord datasets fetch {info.Id} --list` names them all"));
            }

            console.Result(info.Citation);
            return ExitStatus.Done;
        })));
        return show;
    }

    private static string DigestOf(DatasetFile file) =>
        file.IsFolder ? "sha256 (tree) " + file.TreeSha256
        : file.Sha256 is not null ? "sha256 " + file.Sha256
        : file.Digest is not null ? $"{file.Digest.Name} {file.Digest.Hex}, all that its publisher states"
        : "no digest stated";

    private static void Names(CommandConsole console, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            console.Result($"{what}: {string.Join(", ", names)}");
        }
    }
}
