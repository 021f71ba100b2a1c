using ConcurrentIngest.Ingestion;
using Connectors.Milvus.Client;
using Spectre.Console;

namespace ConcurrentIngest.Terminal;

/// <summary>What the user sees.</summary>
internal sealed class IngestTerminal(IAnsiConsole console)
{
    public async Task<IngestReport> RunAsync(MilvusClient client, IngestSettings settings, CancellationToken cancellationToken)
    {
        console.MarkupLineInterpolated(
            $"[grey]{settings.Rows:N0} vectors of {settings.Dimension} dimensions into {client.Address}, {settings.Concurrency} batches of {settings.BatchRows:N0} rows at once.[/]");
        IngestReport? report = null;
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask("Ingesting", maxValue: settings.Rows);
                report = await new StopAndResume(client, settings, written => bar.Value = written).RunAsync(cancellationToken);
            });

        Tell(report!);
        return report!;
    }

    private void Tell(IngestReport report)
    {
        console.MarkupLineInterpolated(
            $"Stopped half-way:  {report.Stopped.RowsWritten:N0} of {report.Stopped.RowsRead:N0} rows read were written, {report.Stopped.InDoubt.Sum(range => range.Count):N0} in doubt.");
        console.MarkupLineInterpolated($"Resumed:           {report.Resumed.RowsWritten:N0} more rows, none twice.");
        console.MarkupLineInterpolated($"Verified:          {report.Verified:N0} keys, each exactly once.");
        console.MarkupLineInterpolated(
            $"[bold]{report.RowsPerSecond:N0} rows/s[/] ({report.MegabytesPerSecond:N0} MB/s), {report.Rows:N0} rows in {(report.Stopped.Elapsed + report.Resumed.Elapsed).TotalSeconds:N1} s.");
    }
}
