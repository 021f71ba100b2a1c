using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests.Model;

/// <summary>What a collection must hold: a dictionary of rows, changed as Milvus documents it.</summary>
internal sealed class ModelTable(MilvusFieldSchema key, IReadOnlyList<ModelField> fields, bool isDynamic)
{
    public const string Default = "_default";

    private readonly Dictionary<object, ModelRow> _rows = [];

    public MilvusFieldSchema Key => key;

    public IReadOnlyList<ModelField> Fields => fields;

    public bool IsDynamic => isDynamic;

    public List<string> Partitions { get; } = [Default];

    /// <summary>Fields that hold moments, which may be spelled differently.</summary>
    public IReadOnlySet<string> Moments { get; } = fields.Where(field => field.Schema.DataType == MilvusDataType.Timestamptz).Select(field => field.Name).ToHashSet();

    /// <summary>All rows in the order of the key.</summary>
    public IEnumerable<ModelRow> Rows => _rows.Values.OrderBy(row => row.Key, Comparer<object>.Create(Canon.Order));

    public int Count => _rows.Count;

    public ModelRow? Find(object id) => _rows.GetValueOrDefault(id);

    public bool IsPartitioned(ModelRow row, IReadOnlyList<string>? partitions) => partitions is null or [] || partitions.Contains(row.Partition);

    /// <summary>Inserts or replaces whole rows.</summary>
    public void Put(string? partition, IReadOnlyList<Record> records, IReadOnlyList<object> ids)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var values = new Record { [key.Name] = ids[i] };
            foreach (var field in fields)
                values[field.Name] = records[i].GetValueOrDefault(field.Name) ?? field.Schema.DefaultValue;
            _rows[ids[i]] = new ModelRow(ids[i], partition ?? Default, values, DynamicOf(records[i]));
        }
    }

    /// <summary>Changes what the records have of rows that there are.</summary>
    public void Merge(IReadOnlyList<Record> records)
    {
        foreach (var record in records)
        {
            var row = _rows[record[key.Name]!];
            foreach (var field in fields.Where(field => record.ContainsKey(field.Name)))
                row.Values[field.Name] = record[field.Name] ?? field.Schema.DefaultValue;
            foreach (var (name, value) in DynamicOf(record))
                row.Dynamic[name] = value;
        }
    }

    public void Remove(IEnumerable<object> ids)
    {
        foreach (var id in ids)
            _rows.Remove(id);
    }

    public void DropPartition(string partition)
    {
        Partitions.Remove(partition);
        Remove(_rows.Values.Where(row => row.Partition == partition).Select(row => row.Key).ToArray());
    }

    /// <summary>A row as a record of the fields asked for; null for all of them.</summary>
    public Record Read(ModelRow row, IReadOnlyList<string>? output, bool vectors)
    {
        var record = new Record { [key.Name] = row.Key };
        foreach (var field in fields.Where(field => output?.Contains(field.Name) ?? (vectors || field.Vector is null)))
            record[field.Name] = row[field.Name];
        foreach (var (name, value) in row.Dynamic.Where(pair => output?.Contains(pair.Key) ?? true))
            record[name] = value;
        return record;
    }

    private Record DynamicOf(Record record)
        => record.Where(pair => pair.Key != key.Name && fields.All(field => field.Name != pair.Key)).ToDictionary();
}
