using System.CommandLine;
using System.Globalization;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Reporting;

namespace Concord.Pipeline.Commands;

internal static class DatasetCheckCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> id = new("id") { Description = "The dataset, or the path of a dataset file." };
        Option<string?> pictures = new("--out") { Description = "A folder for the reliability table (reliability.csv) and its picture (reliability.svg, reliability.png)." };
        Command check = new("check", "Loads a dataset and checks it: ids, missing values, constant sites, repetitions, rows in another order, duplicates, the time axis, reliability.\n\nExample: concord datasets check manifests/datasets/example.yaml --out check") { id, pictures, options.Store, options.Mirror };
        check.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            (Dataset dataset, IReadOnlyList<DatasetFinding> faults) = new RunEnvironment(parsed.GetValue(options.Store), parsed.GetValue(options.Mirror), "cpu", RunEnvironment.DefaultMemory).Datasets.LoadToCheck(parsed.GetValue(id)!, cancellationToken);
            DatasetFinding[] findings = [.. faults.Concat(DatasetCheck.Run(dataset)).Distinct()];
            foreach (DatasetFinding finding in findings)
            {
                console.Result($"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}");
            }

            IReadOnlyList<ReliabilityRow> reliability = Reliability.Table(dataset);
            if (reliability.Count > 0)
            {
                ListTable.Print(console, ["reliability of", "measure", "between", "value", "note"], reliability.Select(row => new[]
                {
                    row.Part, row.Measure, row.Between, double.IsFinite(row.Value) ? row.Value.ToString("0.0000", CultureInfo.InvariantCulture) : "undefined", row.Note,
                }));
            }

            foreach (string path in ReliabilityFiles.Write(parsed.GetValue(pictures), dataset.Info.Id, reliability))
            {
                console.Result(path);
            }

            int errors = findings.Count(finding => finding.Severity == Datasets.Checks.Severity.Error);
            console.Result(string.Create(CultureInfo.InvariantCulture, $"{dataset.Info.Id}: {findings.Length} findings, {errors} errors."));
            return errors == 0 ? ExitStatus.Done : ExitStatus.SomeJobsFailed;
        })));
        return check;
    }
}
