using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Output;

/// <summary>
/// Turns rows into the columns of a plan. The statement that gives the rows selects <see cref="SelectList"/>; the vectors are gathered by
/// slot at the end, from memory or from the file.
/// </summary>
internal sealed class RowCollector
{
    private readonly CollectionEntry _collection;
    private readonly OutputPlan _plan;
    private readonly FieldEntry[] _scalars;
    private readonly ColumnReader[] _readers;
    private readonly List<int> _slots = [];

    public RowCollector(CollectionEntry collection, OutputPlan plan)
    {
        _collection = collection;
        _plan = plan;
        _scalars = [.. plan.Fields.Where(static field => !field.IsVector)];
        _readers = [.. _scalars.Select(NewReader)];
    }

    public int Count => _slots.Count;

    /// <summary>The columns that a statement must select, in this order.</summary>
    public string SelectList => string.Join(", ", _scalars.Select(static entry => entry.SqlName).Prepend("slot"));

    /// <summary>Takes the statement's present row.</summary>
    public void Add(Statement statement)
    {
        _slots.Add((int)statement.Int64(0));
        for (var index = 0; index < _readers.Length; index++)
            _readers[index].Read(statement, index + 1);
    }

    /// <summary>Takes rows by slot, in the order given.</summary>
    public void Add(Session session, IEnumerable<int> slots)
    {
        using var statement = session.Prepare($"SELECT {SelectList} FROM {_collection.RowTable} WHERE slot = ?");
        foreach (var slot in slots)
        {
            statement.Reset();
            statement.Bind(1, slot);
            if (!statement.Step())
                throw FileHeader.Refuse(session.Connection.Path, $"is damaged: slot {slot} of {_collection.RowTable} has no row");
            Add(statement);
        }
    }

    public IReadOnlyList<Column> Build(VectorSource vectors)
    {
        var columns = new List<Column>(_plan.Fields.Count);
        foreach (var field in _plan.Fields)
            columns.Add(field.IsVector ? vectors.Gather(_collection, field, _slots) : _readers[Array.IndexOf(_scalars, field)].Build());
        return columns;
    }

    private ColumnReader NewReader(FieldEntry field)
        => field.IsDynamic && _plan.DynamicKeys is { } keys ? new DynamicReader(keys) : ScalarCodecs.For(field).NewReader(field);
}
