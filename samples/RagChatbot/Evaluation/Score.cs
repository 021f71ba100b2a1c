using RagChatbot.Ingestion;

namespace RagChatbot.Evaluation;

/// <summary>How well a way of searching finds answers.</summary>
/// <param name="Questions">The number of questions.</param>
/// <param name="HitRate">The share of questions with an answer among the passages.</param>
/// <param name="ReciprocalRank">The mean of 1 ÷ the place of the first answer; 0 where there is none (MRR).</param>
internal sealed record Score(int Questions, double HitRate, double ReciprocalRank)
{
    public static async Task<Score> MeasureAsync(IReadOnlyList<TestQuestion> questions, Func<string, Task<List<Passage>>> find)
    {
        var hits = 0;
        var reciprocalRanks = 0.0;
        foreach (var question in questions)
        {
            var place = (await find(question.Question)).FindIndex(question.IsAnsweredBy);
            hits += place >= 0 ? 1 : 0;
            reciprocalRanks += place >= 0 ? 1.0 / (place + 1) : 0;
        }

        return new Score(questions.Count, (double)hits / questions.Count, reciprocalRanks / questions.Count);
    }
}
