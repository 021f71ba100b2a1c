using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>The order that a caller asked for, most significant property first.</summary>
internal sealed class RecordOrder<TRecord> : IComparer<TRecord>
    where TRecord : class
{
    private readonly List<(IComparer<TRecord> Comparer, int Sign)> _keys = [];

    /// <exception cref="InvalidOperationException">A sort key is no key or data property.</exception>
    /// <exception cref="NotSupportedException">A sort key is a list.</exception>
    public RecordOrder(CollectionModel<TRecord> model, IReadOnlyList<FilteredRecordRetrievalOptions<TRecord>.OrderByDefinition.SortInfo> order)
    {
        var fields = new List<string> { model.Key.StorageName };
        foreach (FilteredRecordRetrievalOptions<TRecord>.OrderByDefinition.SortInfo key in order)
        {
            (DataModel<TRecord> property, IComparer<TRecord> comparer) = model.SortKey(key.PropertySelector);
            _keys.Add((comparer, key.Ascending ? 1 : -1));
            if (!fields.Contains(property.StorageName))
                fields.Add(property.StorageName);
        }

        Fields = fields;
    }

    /// <summary>The fields that sorting needs, the key among them.</summary>
    public IReadOnlyList<string> Fields { get; }

    public int Compare(TRecord? x, TRecord? y)
    {
        foreach ((IComparer<TRecord> comparer, int sign) in _keys)
        {
            int result = Math.Sign(comparer.Compare(x!, y!)) * sign;
            if (result != 0)
                return result;
        }

        return 0;
    }
}
