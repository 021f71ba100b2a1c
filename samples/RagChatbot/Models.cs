using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using RagChatbot.Answers;
using RagChatbot.Embeddings;

namespace RagChatbot;

/// <summary>
/// Which models embed and answer, from the environment. OPENAI_API_KEY alone means OpenAI; OPENAI_BASE_URL points at any
/// compatible endpoint (Azure OpenAI's /openai/v1/, Ollama, LM Studio) and then the models must be named, because their
/// names cannot be guessed: OPENAI_EMBEDDING_MODEL, OPENAI_CHAT_MODEL. What is not configured is done locally.
/// </summary>
/// <param name="Embedder">The embedding generator.</param>
/// <param name="EmbedderName">Part of the collection's name, so that vectors of different models never mix.</param>
/// <param name="EmbedderDescription">Told to the user once.</param>
/// <param name="Answerer">What makes the answers.</param>
internal sealed record Models(IEmbeddingGenerator<string, Embedding<float>> Embedder, string EmbedderName, string EmbedderDescription, IAnswerer Answerer)
{
    private const string OpenAIEmbeddingModel = "text-embedding-3-small";
    private const string OpenAIChatModel = "gpt-4o-mini";

    public static Models FromEnvironment()
    {
        var key = Read("OPENAI_API_KEY");
        var address = Read("OPENAI_BASE_URL");
        var embeddingModel = Read("OPENAI_EMBEDDING_MODEL") ?? (key is not null && address is null ? OpenAIEmbeddingModel : null);
        var chatModel = Read("OPENAI_CHAT_MODEL") ?? (key is not null && address is null ? OpenAIChatModel : null);
        if (key is null && address is null)
            return new Models(new HashedNgramEmbedder(), LocalName, LocalDescription, new ExtractiveAnswerer());

        var client = new OpenAIClient(new ApiKeyCredential(key ?? "none"), new OpenAIClientOptions { Endpoint = address is null ? null : new Uri(address) });
        IAnswerer answerer = chatModel is null ? new ExtractiveAnswerer() : new ChatAnswerer(client.GetChatClient(chatModel), chatModel);
        return embeddingModel is null
            ? new Models(new HashedNgramEmbedder(), LocalName, LocalDescription, answerer)
            : new Models(new OpenAIEmbedder(client.GetEmbeddingClient(embeddingModel)), embeddingModel, $"Embeddings come from {embeddingModel}.", answerer);
    }

    /// <summary>How long the model's vectors are; asked of the model itself, which costs one call.</summary>
    public async Task<int> DimensionsAsync(CancellationToken cancellationToken) =>
        Embedder is HashedNgramEmbedder
            ? HashedNgramEmbedder.Dimensions
            : (await Embedder.GenerateAsync(["dimensions"], cancellationToken: cancellationToken))[0].Vector.Length;

    private const string LocalName = "local";

    private const string LocalDescription =
        "No embedding model is configured: passages are found by hashed words and character n-grams, which match wording, not meaning.";

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
