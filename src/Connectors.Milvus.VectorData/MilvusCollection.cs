using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// A Milvus collection of records of a class, by the attributes of Microsoft.Extensions.VectorData or a definition. Batches of any size
/// are one call to Milvus. What was written through the same client is seen by the reads that follow, unless the client
/// was given a weaker consistency level than Session. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Keys are string, long, int or Guid. Empty Guid keys are generated and written back into the records before the call; keys of type long
/// that are 0 by the server, where the property asks for generated keys, and written back after it. Replacing a record under a key that
/// the server made takes Milvus 2.6 and two calls, a delete and an insert with the key, since the server's own upsert would make a new key. Records without
/// a key are inserted before that. Between the two calls the record is gone, and where the second fails it stays so: the error then
/// says it, and the same upsert sent again puts it back. Dates and times are stored as numbers: a
/// <see cref="DateTime"/> keeps its ticks but not its kind, a <see cref="DateTimeOffset"/> the instant but not the offset. A decimal
/// keeps its value but not its trailing zeros. Types of your own are stored as JSON.
/// <para>
/// Works trimmed and compiled ahead of time: naming the record type keeps its properties. There, types of your own need
/// <see cref="MilvusCollectionOptions.JsonSerializerOptions"/> whose <c>TypeInfoResolver</c> knows them, lists of enums are not supported, generators take texts or
/// <c>DataContent</c>, and strings and lists may all be null in Milvus unless <c>NullabilityInfoContextSupport</c> is true in the project file.
/// </para>
/// </remarks>
/// <typeparam name="TKey">The key's type, or object.</typeparam>
/// <typeparam name="TRecord">The record type: a class with a constructor without parameters.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "A collection in the sense of Microsoft.Extensions.VectorData.")]
public partial class MilvusCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord> : VectorStoreCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly MilvusClient _client;
    private readonly bool _ownsClient;
    private readonly CollectionModel<TRecord> _model;
    private readonly MilvusCollectionOptions _options;
    private readonly VectorStoreCollectionMetadata _metadata;
    private readonly StoreErrors _errors;
    private readonly RecordReader<TRecord> _reader;

    /// <summary>Makes a collection object. Sends nothing; the collection need not exist.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="ownsClient">Whether disposing this object disposes the client.</param>
    /// <param name="options">Settings; null for the defaults, which take the record type's attributes.</param>
    /// <exception cref="ArgumentException">The name is empty, or the records are dictionaries: use <see cref="MilvusDynamicCollection"/>.</exception>
    /// <exception cref="NotSupportedException">The record type has something that is not supported; the message lists everything.</exception>
    /// <exception cref="InvalidOperationException">The record type, the definition and the key type contradict each other; the message lists everything.</exception>
    public MilvusCollection(MilvusClient client, string name, bool ownsClient, MilvusCollectionOptions? options = null)
        : this(client, name, ownsClient, CollectionModels.OfClass<TKey, TRecord>(options?.Definition, options?.EmbeddingGenerator, options?.JsonSerializerOptions), options)
    {
    }

    private protected MilvusCollection(MilvusClient client, string name, bool ownsClient, CollectionModel<TRecord> model, MilvusCollectionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _client = client;
        _ownsClient = ownsClient;
        _model = model;
        _options = new MilvusCollectionOptions(options);
        _metadata = new VectorStoreCollectionMetadata
        {
            VectorStoreSystemName = StoreErrors.SystemName,
            VectorStoreName = client.DatabaseName(),
            CollectionName = name,
        };
        _errors = new StoreErrors(client.DatabaseName(), name);
        _reader = new RecordReader<TRecord>(client, name, model.Map, _errors);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>
    /// Gives the <see cref="VectorStoreCollectionMetadata"/>, the <see cref="MilvusClient"/>, the <see cref="MilvusCollectionSchema"/> that the model
    /// would create, or the collection object itself; null for anything else.
    /// </summary>
    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata) ? _metadata
            : serviceType == typeof(MilvusClient) ? _client
            : serviceType == typeof(MilvusCollectionSchema) ? _model.Schema
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsClient)
            _client.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Vectors that were generated are not what the records hold, so they cannot be read back into them.</summary>
    private bool IncludeVectors(bool asked) => asked && _model.GeneratesEmbeddings
        ? throw new NotSupportedException("When an embedding generator is configured, `Include Vectors` cannot be enabled.")
        : asked && _model.Vectors.Count > 0;
}
