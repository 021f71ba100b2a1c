using RagChatbot.Ingestion;

namespace RagChatbot.Answers;

/// <summary>Turns a question and the passages found for it into an answer that cites them as [1], [2], …</summary>
internal interface IAnswerer
{
    /// <summary>How answers are made, told to the user once.</summary>
    string Description { get; }

    /// <summary>The answer in pieces, as they come.</summary>
    IAsyncEnumerable<string> AnswerAsync(string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken);
}
