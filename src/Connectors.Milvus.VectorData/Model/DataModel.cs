namespace Connectors.Milvus.VectorData.Model;

/// <summary>A key or data property as sorting and reading see it.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="StorageName">The field's name.</param>
/// <param name="Comparer">Compares records by the property; null for arrays, which have no order.</param>
internal sealed record DataModel<TRecord>(string Name, string StorageName, IComparer<TRecord>? Comparer)
    where TRecord : class;
