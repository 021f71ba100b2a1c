using System.Runtime.CompilerServices;
using System.Text;
using OpenAI.Chat;
using RagChatbot.Ingestion;

namespace RagChatbot.Answers;

/// <summary>Answers through an OpenAI-compatible chat model that is given the passages and told to cite them.</summary>
internal sealed class ChatAnswerer(ChatClient client, string model) : IAnswerer
{
    private const string Instructions =
        """
        Answer the question from the numbered passages only. Cite every statement with the number of its passage, like [2].
        If the passages do not hold the answer, say so. Be brief, and keep code as it is written there.
        """;

    public string Description => $"Answers come from {model}.";

    public async IAsyncEnumerable<string> AnswerAsync(
        string question, IReadOnlyList<Passage> passages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new SystemChatMessage(Instructions), new UserChatMessage(Prompt(question, passages))];
        await foreach (var update in client.CompleteChatStreamingAsync(messages, cancellationToken: cancellationToken))
        {
            foreach (var part in update.ContentUpdate)
                yield return part.Text;
        }
    }

    private static string Prompt(string question, IReadOnlyList<Passage> passages)
    {
        var prompt = new StringBuilder();
        for (var i = 0; i < passages.Count; i++)
            prompt.Append('[').Append(i + 1).Append("] ").Append(passages[i].Path).Append(" — ").Append(passages[i].Heading).Append('\n').Append(passages[i].Text).Append("\n\n");

        return prompt.Append("Question: ").Append(question).ToString();
    }
}
