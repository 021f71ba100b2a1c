using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>The records that one call reads.</summary>
/// <param name="errors">Turns the client's failures into those of the store.</param>
/// <param name="read">Makes the call.</param>
/// <param name="cancellationToken">Cancels it.</param>
internal sealed class RecordStream<TRecord>(
    StoreErrors errors, Func<CancellationToken, Task<IReadOnlyList<TRecord>>> read, CancellationToken cancellationToken)
    : CallStream<IReadOnlyList<TRecord>, TRecord>(errors, "Get", cancellationToken)
    where TRecord : class
{
    protected override Task<IReadOnlyList<TRecord>> CallAsync(CancellationToken cancellationToken) => read(cancellationToken);

    protected override int Count(IReadOnlyList<TRecord> answer) => answer.Count;

    protected override TRecord Item(IReadOnlyList<TRecord> answer, int index) => answer[index];

    protected override CallStream<IReadOnlyList<TRecord>, TRecord> Fresh() => new RecordStream<TRecord>(Errors, read, CallToken);
}
