using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using RagChatbot.Documents;
using RagChatbot.Evaluation;
using RagChatbot.Ingestion;
using RagChatbot.Terminal;

namespace RagChatbot;

/// <summary>Ingests a folder, then answers one question or as many as the user has, or measures how well it finds answers.</summary>
internal sealed class Chatbot(ChatbotOptions options, Models models, ChatTerminal terminal)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The only lines that know where the data lives: a local file, or a Milvus server.
        using var local = options.MilvusAddress is null ? MilvusLocal.Open(options.DatabasePath) : null;
        using var client = local?.CreateClient() ?? new MilvusClient(options.MilvusAddress!, options.MilvusToken);
        using var store = new MilvusVectorStore(client, ownsClient: false, new MilvusVectorStoreOptions { EmbeddingGenerator = models.Embedder });

        terminal.Note(models.EmbedderDescription);
        terminal.Note(models.Answerer.Description);
        var documents = options.DocumentsPath is { } path ? DocumentFolder.At(path) : DocumentFolder.OfThisProject();
        var dimensions = await models.DimensionsAsync(cancellationToken);
        var passages = (MilvusCollection<string, Passage>)store.GetCollection<string, Passage>(CollectionName(dimensions), Passage.Definition(dimensions));
        await passages.EnsureCollectionExistsAsync(cancellationToken);
        await terminal.IngestAsync(new Ingestor(passages, documents), cancellationToken);
        var search = new PassageSearch(passages, documents.Root, options.Top);
        if (options.Evaluates)
        {
            await EvaluateAsync(search, cancellationToken);
            return;
        }

        for (var question = options.Question ?? await terminal.AskAsync(cancellationToken);
             question is not null;
             question = options.Question is null ? await terminal.AskAsync(cancellationToken) : null)
        {
            var found = await search.FindAsync(question, cancellationToken);
            await terminal.AnswerAsync(models.Answerer, question, found, cancellationToken);
        }
    }

    private async Task EvaluateAsync(PassageSearch search, CancellationToken cancellationToken)
    {
        var questions = TestQuestion.Shipped();
        var vectors = await Score.MeasureAsync(questions, question => search.FindByVectorAsync(question, cancellationToken));
        var hybrid = await Score.MeasureAsync(questions, question => search.FindAsync(question, cancellationToken));
        terminal.Compare(options.Top, ("vector", vectors), ("hybrid", hybrid));
    }

    private string CollectionName(int dimensions)
    {
        var model = string.Concat(models.EmbedderName.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return $"passages_text_{model}_{dimensions}";
    }
}
