using System.Globalization;
using System.Text;
using RagChatbot.Answers;
using RagChatbot.Evaluation;
using RagChatbot.Ingestion;
using Spectre.Console;

namespace RagChatbot.Terminal;

/// <summary>What the user sees: progress while ingesting, answers with their sources.</summary>
internal sealed class ChatTerminal(IAnsiConsole console)
{
    public void Note(string text) => console.MarkupLineInterpolated($"[grey]{text}[/]");

    public async Task IngestAsync(Ingestor ingestor, CancellationToken cancellationToken)
    {
        var plan = await ingestor.PlanAsync(cancellationToken);
        if (plan.IsEmpty)
        {
            Note($"Documents: {plan.Documents}, passages: {plan.Unchanged}. Nothing changed, nothing re-ingested.");
            return;
        }

        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("Ingesting", maxValue: Math.Max(1, plan.Write.Count));
                await ingestor.ApplyAsync(plan, written => task.Increment(written), cancellationToken);
                task.Value = task.MaxValue;
            });
        Note($"Documents: {plan.Documents}, passages: {plan.Write.Count} written, {plan.Delete.Count} removed, {plan.Unchanged} unchanged.");
    }

    public async Task AnswerAsync(IAnswerer answerer, string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        await foreach (var piece in answerer.AnswerAsync(question, passages, cancellationToken))
        {
            answer.Append(piece);
            console.Write(new Text(piece));
        }

        console.WriteLine();
        console.WriteLine();
        console.MarkupLine("[bold]Sources[/]");
        for (var i = 0; i < passages.Count; i++)
        {
            if (answer.ToString().Contains($"[{i + 1}]", StringComparison.Ordinal))
                console.MarkupLineInterpolated($"[[{i + 1}]] {passages[i].Path} — {passages[i].Heading}");
        }
    }

    /// <summary>How well ways of searching found the answers to the same questions.</summary>
    public void Compare(int top, params (string Search, Score Score)[] measured)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured[0].Score.Questions} questions, {top} passages each"));
        foreach (var (search, score) in measured)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{search,-8} hit rate {score.HitRate:P1}   MRR {score.ReciprocalRank:F3}"));
    }

    /// <summary>The next question, or null when the user (or the piped input) has had enough.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        console.WriteLine();
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line ? line : null;

        var question = await new TextPrompt<string>("[bold]Ask[/] (empty to leave):").AllowEmpty().ShowAsync(console, cancellationToken);
        return string.IsNullOrWhiteSpace(question) ? null : question;
    }
}
