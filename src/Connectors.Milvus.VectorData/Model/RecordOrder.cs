using Connectors.Milvus.Client;
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
        var keys = new List<MilvusOrder>();
        bool keepsOrder = true;
        foreach (FilteredRecordRetrievalOptions<TRecord>.OrderByDefinition.SortInfo key in order)
        {
            (DataModel<TRecord> property, IComparer<TRecord> comparer) = model.SortKey(key.PropertySelector);
            _keys.Add((comparer, key.Ascending ? 1 : -1));
            if (!fields.Contains(property.StorageName))
                fields.Add(property.StorageName);
            if (keys.TrueForAll(earlier => earlier.Field != property.StorageName))
                keys.Add(new MilvusOrder(property.StorageName, IsDescending: !key.Ascending, NullsLast: !key.Ascending));
            keepsOrder &= model.FilterProperties[property.Name].KeepsOrder;
        }

        if (keys.TrueForAll(key => key.Field != model.Key.StorageName))
            keys.Add(model.Key.StorageName);

        Fields = fields;
        OnServer = keepsOrder ? keys : null;
    }

    /// <summary>The fields that sorting needs, the key among them.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>
    /// The order as Milvus sorts: nulls as C# has them, and the key last, so that pages neither share nor miss records. Null when what is
    /// stored does not sort as the values do.
    /// </summary>
    public IReadOnlyList<MilvusOrder>? OnServer { get; }

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
