using System.Text.Json;
using RagChatbot.Ingestion;

namespace RagChatbot.Evaluation;

/// <summary>A question about this project's documentation, and the sections that answer it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">Documents by path, with a part of the section's heading after #.</param>
internal sealed record TestQuestion(string Question, IReadOnlyList<string> Answers)
{
    public static IReadOnlyList<TestQuestion> Shipped()
    {
        using var file = typeof(TestQuestion).Assembly.GetManifestResourceStream("questions.json")!;
        return JsonSerializer.Deserialize<List<TestQuestion>>(file, JsonSerializerOptions.Web)!;
    }

    public bool IsAnsweredBy(Passage passage) => Answers.Any(answer => answer.Split('#') switch
    {
        [var path, var heading] => passage.Path == path && passage.Heading.Contains(heading, StringComparison.OrdinalIgnoreCase),
        _ => passage.Path == answer,
    });
}
