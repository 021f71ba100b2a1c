namespace Connectors.Milvus.Client;

/// <summary>A column that is never sent: it only looks at the rows.</summary>
internal abstract class DictionaryCheck(MilvusFieldSchema field)
    : ValueColumn<Dictionary<string, object?>>("dictionary", field, ColumnShape.Jsons)
{
    public override bool IsOmittedWhenEmpty => true;

    public override ColumnSize MeasureValues(ReadOnlySpan<Dictionary<string, object?>> rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            if (Problem(rows[row]) is { } problem)
                throw RecordErrors.BadRecord(row, problem);
        }

        return default;
    }

    public override int WriteValues(ReadOnlySpan<Dictionary<string, object?>> rows, int row, ref WireWriter writer) => rows.Length;

    public override int WriteValidity(ReadOnlySpan<Dictionary<string, object?>> rows, int row, ref WireWriter writer) => rows.Length;

    public override void Read(ColumnSource source, ReadOnlySpan<Dictionary<string, object?>> records)
    {
    }

    protected abstract string? Problem(Dictionary<string, object?> record);
}

/// <summary>In a collection without a dynamic field every key has to be a field.</summary>
internal sealed class UnknownKeyCheck(HashSet<string> fields) : DictionaryCheck(MilvusFieldSchema.Json("$meta"))
{
    protected override string? Problem(Dictionary<string, object?> record)
    {
        foreach (string key in record.Keys)
        {
            if (!fields.Contains(key))
                return $"has the key \"{key}\", which is no field of the collection ({string.Join(", ", fields)}); the collection has no dynamic field to keep it";
        }

        return null;
    }
}

/// <summary>Where the server generates keys, a key in a dictionary to be inserted would be lost.</summary>
internal sealed class GeneratedKeyCheck(MilvusFieldSchema key) : DictionaryCheck(key)
{
    protected override string? Problem(Dictionary<string, object?> record) => record.GetValueOrDefault(Field.Name) is null
        ? null
        : $"has a value for the key \"{Field.Name}\", which the server generates; remove it, or use upsert to replace that record";
}
