using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// The collections of a Milvus database as a <see cref="VectorStore"/>. Making the store and its collection objects sends nothing.
/// Safe to use from several threads.
/// </summary>
public sealed class MilvusVectorStore : VectorStore
{
    private readonly MilvusClient _client;
    private readonly bool _ownsClient;
    private readonly MilvusVectorStoreOptions _options;
    private readonly VectorStoreMetadata _metadata;
    private readonly StoreErrors _errors;

    /// <summary>Makes a store over a client.</summary>
    /// <param name="client">The client; its database is the store.</param>
    /// <param name="ownsClient">
    /// Whether disposing the store disposes the client. Collection objects made by the store use the same client and never dispose it,
    /// so they are of no use after that.
    /// </param>
    /// <param name="options">Settings; null for the defaults.</param>
    public MilvusVectorStore(MilvusClient client, bool ownsClient, MilvusVectorStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _ownsClient = ownsClient;
        _options = new MilvusVectorStoreOptions(options);
        _metadata = new VectorStoreMetadata { VectorStoreSystemName = StoreErrors.SystemName, VectorStoreName = client.DatabaseName() };
        _errors = new StoreErrors(client.DatabaseName(), null);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The records are dictionaries: use <see cref="GetDynamicCollection"/>.</exception>
    /// <exception cref="NotSupportedException">The record type has something that is not supported; the message lists everything.</exception>
    /// <exception cref="InvalidOperationException">The record type, the definition and the key type contradict each other; the message lists everything.</exception>
    [RequiresUnreferencedCode(Trimming.Message)]
    [RequiresDynamicCode(Trimming.DynamicCode)]
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) =>
        new MilvusCollection<TKey, TRecord>(_client, name, ownsClient: false, Options(definition));

    /// <summary>
    /// Like <see cref="GetCollection"/>, but for programs that are trimmed or compiled ahead of time too: naming the record type here keeps what is
    /// read of it. Sends nothing; the collection need not exist.
    /// </summary>
    /// <param name="name">The collection's name.</param>
    /// <param name="definition">Says what the record type's attributes leave open, and goes before them; null for the attributes alone.</param>
    /// <typeparam name="TKey">The key's type, or object.</typeparam>
    /// <typeparam name="TRecord">The record type: a class with a constructor without parameters.</typeparam>
    /// <returns>The collection object.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the records are dictionaries: use <see cref="GetDynamicCollection"/>.</exception>
    /// <exception cref="NotSupportedException">The record type has something that is not supported; the message lists everything.</exception>
    /// <exception cref="InvalidOperationException">The record type, the definition and the key type contradict each other; the message lists everything.</exception>
    public MilvusCollection<TKey, TRecord> GetRecordCollection<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        string name, VectorStoreCollectionDefinition? definition = null)
        where TKey : notnull
        where TRecord : class =>
        new(_client, name, ownsClient: false, Options(definition));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The definition has something that is not supported; the message lists everything.</exception>
    /// <exception cref="InvalidOperationException">The definition contradicts itself; the message lists everything.</exception>
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new MilvusDynamicCollection(_client, name, ownsClient: false, Options(definition));
    }

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> names = await _errors.RunAsync("ListCollectionNames", _client.ListCollectionsAsync(cancellationToken)).ConfigureAwait(false);
        foreach (string name in names)
            yield return name;
    }

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Errors(name).RunAsync("CollectionExists", _client.HasCollectionAsync(name, cancellationToken));
    }

    /// <inheritdoc/>
    /// <exception cref="VectorStoreException">Milvus could not be reached, or refused.</exception>
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Errors(name).RunAsync("EnsureCollectionDeleted", _client.DropCollectionAsync(name, cancellationToken));
    }

    /// <summary>Gives the <see cref="VectorStoreMetadata"/>, the <see cref="MilvusClient"/> or the store itself; null for anything else.</summary>
    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? _metadata
            : serviceType == typeof(MilvusClient) ? _client
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

    private StoreErrors Errors(string collection) => new(_client.DatabaseName(), collection);

    private MilvusCollectionOptions Options(VectorStoreCollectionDefinition? definition) =>
        new()
        {
            Definition = definition,
            EmbeddingGenerator = _options.EmbeddingGenerator,
            JsonSerializerOptions = _options.JsonSerializerOptions,
            SchemaMismatch = _options.SchemaMismatch,
            AllowSchemaEvolution = _options.AllowSchemaEvolution,
            LoggerFactory = _options.LoggerFactory,
        };
}
