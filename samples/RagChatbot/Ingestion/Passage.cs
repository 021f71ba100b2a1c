using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

namespace RagChatbot.Ingestion;

/// <summary>One passage as the vector store keeps it.</summary>
public sealed class Passage
{
    /// <summary>Unique over all folders: a hash of the folder, the document's path and the passage's place in it.</summary>
    public string Id { get; set; } = "";

    /// <summary>The folder that was ingested; searches stay within it.</summary>
    public string Folder { get; set; } = "";

    public string Path { get; set; } = "";

    public string Heading { get; set; } = "";

    public int Ordinal { get; set; }

    public string Text { get; set; } = "";

    /// <summary>What keywords are looked for in: heading and text, whose words are reduced to English stems by the server.</summary>
    public string Words { get; set; } = "";

    /// <summary>SHA-256 of heading and text, by which a later run knows what changed.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What is embedded on upsert; the store keeps the vector, not this text, so it reads back as null.</summary>
    public string? Embedded { get; set; }

    /// <summary>The number of dimensions depends on the embedding model, so the schema is a definition instead of attributes.</summary>
    public static VectorStoreCollectionDefinition Definition(int dimensions) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty(nameof(Id), typeof(string)),
            new VectorStoreDataProperty(nameof(Folder), typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(nameof(Path), typeof(string)) { IsIndexed = true },
            new VectorStoreDataProperty(nameof(Heading), typeof(string)),
            new VectorStoreDataProperty(nameof(Ordinal), typeof(int)),
            new VectorStoreDataProperty(nameof(Text), typeof(string)),
            new VectorStoreDataProperty(nameof(Words), typeof(string)) { IsFullTextIndexed = true }.WithMilvusAnalyzer("""{"type": "english"}"""),
            new VectorStoreDataProperty(nameof(Hash), typeof(string)),
            new VectorStoreVectorProperty(nameof(Embedded), typeof(string), dimensions) { DistanceFunction = DistanceFunction.CosineSimilarity },
        ],
    };
}
