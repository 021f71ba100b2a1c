using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using RagChatbot.Embeddings;
using RagChatbot.Ingestion;

namespace RagChatbot.Answers;

/// <summary>Answers without a chat model: quotes the paragraphs that share most with the question, each with its source.</summary>
internal sealed class ExtractiveAnswerer : IAnswerer
{
    private const int Quotes = 3;
    private const float LeastLikeness = 0.05f;

    public string Description => "No chat model is configured (see OPENAI_API_KEY, OPENAI_BASE_URL): answers are quotes from the documents.";

    public async IAsyncEnumerable<string> AnswerAsync(
        string question, IReadOnlyList<Passage> passages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var asked = HashedNgramEmbedder.Embed(question);
        var quotes = passages
            .SelectMany((passage, index) => Paragraphs(passage.Text).Select((text, place) => new Quote(text, index + 1, place, Likeness(asked, passage, text))))
            .Where(quote => quote.Likeness >= LeastLikeness)
            .OrderByDescending(quote => quote.Likeness)
            .Take(Quotes)
            .ToList();

        if (quotes.Count == 0)
        {
            yield return "The documents say nothing about that.";
            yield break;
        }

        foreach (var quote in quotes.OrderBy(quote => quote.Source).ThenBy(quote => quote.Place))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return quote.Text.EndsWith("```", StringComparison.Ordinal) ? $"{quote.Text}\n[{quote.Source}]\n\n" : $"{quote.Text} [{quote.Source}]\n\n";
        }
    }

    private sealed record Quote(string Text, int Source, int Place, float Likeness);

    private static float Likeness(float[] asked, Passage passage, string text) =>
        TensorPrimitives.Dot(asked, HashedNgramEmbedder.Embed($"{passage.Heading}\n{text}"));

    /// <summary>Paragraphs as one line each, together with the code block that follows when they end in a colon.</summary>
    private static IEnumerable<string> Paragraphs(string text)
    {
        var paragraph = "";
        var inCode = false;
        foreach (var line in text.Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isFence)
                inCode = !inCode;

            var endsHere = string.IsNullOrWhiteSpace(line) && !inCode;
            if (!endsHere)
                paragraph += (paragraph.Length == 0 ? "" : IsProse(line) && !inCode && !isFence ? " " : "\n") + line;

            if ((endsHere && !paragraph.EndsWith(':')) || (isFence && !inCode))
            {
                if (paragraph.Length > 0)
                    yield return paragraph;
                paragraph = "";
            }
        }

        if (paragraph.Length > 0)
            yield return paragraph;
    }

    /// <summary>Lists, tables and quotations keep their lines.</summary>
    private static bool IsProse(string line) => line.Length > 0 && !line.StartsWith(' ') && !"-*|>+".Contains(line[0], StringComparison.Ordinal) && !char.IsAsciiDigit(line[0]);
}
