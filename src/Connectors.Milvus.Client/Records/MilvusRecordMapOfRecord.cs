namespace Connectors.Milvus.Client;

/// <summary>
/// How a CLR type maps onto the fields of a collection. Immutable and safe to use from several threads; keep it and reuse it,
/// since what is compiled for it and a collection is kept with it. Made by <see cref="MilvusRecordMap.FromAttributes"/> or by
/// <see cref="MilvusRecordMapBuilder{TRecord}"/>.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusRecordMap<TRecord>
    where TRecord : class
{
    internal MilvusRecordMap(IReadOnlyList<MilvusFieldMap> fields)
    {
        Fields = fields;
    }

    /// <summary>The mapped properties; empty for <c>Dictionary&lt;string, object?&gt;</c>, whose keys are the collection's fields.</summary>
    public IReadOnlyList<MilvusFieldMap> Fields { get; }

    /// <summary>The schema of a collection for these records.</summary>
    /// <exception cref="InvalidOperationException">
    /// No collection can be made from the map: there is no key or more than one, or a vector has no dimension. The message lists everything.
    /// </exception>
    public MilvusCollectionSchema ToSchema() => throw new InvalidOperationException();

    /// <summary>The indexes of a collection for these records: one for each vector, and those asked for on scalar fields.</summary>
    public IReadOnlyList<MilvusIndexParams> ToIndexes() => throw new InvalidOperationException();
}
