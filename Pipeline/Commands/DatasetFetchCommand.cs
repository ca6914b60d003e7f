using System.CommandLine;
using System.Globalization;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

internal static class DatasetFetchCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> ids = new("id") { Description = "Datasets; all of the catalogue where none is named.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> list = new("--list") { Description = "Only list what would be fetched, as mirror.csv (url,sha256,bytes,path,licence): a machine with a network fetches each url to its path beside it, and the folder is a mirror." };
        Command fetch = new("fetch", "Fetches and verifies a dataset's files into the store, and unpacks archives there. A broken fetch goes on where it stopped.\n\nExample: concord datasets fetch kriegeskorte92") { ids, list, options.Store, options.Mirror };
        fetch.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            string[] asked = parsed.GetValue(ids)!;
            DatasetEntry[] entries = asked.Length == 0 ? [.. DatasetCatalogue.All] : [.. asked.Select(DatasetCatalogue.Find)];
            if (parsed.GetValue(list))
            {
                MirrorList.Write(entries, console.Result, console.Error);
                return ExitStatus.Done;
            }

            RunEnvironment environment = new(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), "cpu", RunEnvironment.DefaultMemory);
            bool all = true;
            foreach (DatasetEntry entry in entries)
            {
                all &= Fetch(console, environment, entry, cancellationToken);
            }

            return all ? ExitStatus.Done : ExitStatus.WrongEnvironment;
        })));
        return fetch;
    }

    // What cannot be had is told, and the rest fetched all the same.
    private static bool Fetch(CommandConsole console, RunEnvironment environment, DatasetEntry entry, CancellationToken cancellationToken)
    {
        FetchOptions how = new() { Progress = new FetchPrinter(console, TimeProvider.System) };
        (DatasetFile File, SourceSpec Source)[] files = [.. entry.AllFiles.Select(file => (file, DatasetLoader.SourceOf(entry.Info, file)))];
        long missing = files.Where(file => !environment.Resolver.IsLocal(file.Source)).Sum(file => (file.File.Bytes ?? 0) + (file.File.Archive?.UnpackedBytes ?? 0));
        DiskSpace.Require(string.Create(CultureInfo.InvariantCulture, $"{entry.Info.Id} ({files.Length} files)"), environment.Store.Root, missing, how.FreeSpace);
        if (files.Length == 0 && entry.Info.LandingPage is { } page)
        {
            console.Error($"{entry.Info.Id}: no source states an address; see {page}");
        }

        bool all = true;
        foreach ((DatasetFile file, SourceSpec source) in files)
        {
            try
            {
                console.Result($"{entry.Info.Id} {file.Role}: {environment.Resolver.Resolve(source, how, cancellationToken)}");
            }
            catch (ResolutionException exception)
            {
                console.Error(exception.Message);
                all = false;
            }
        }

        return all;
    }
}
