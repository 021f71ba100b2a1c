using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// A property of structs bound to an array of structs. One FieldData holds one for each sub-field, and these hold the rows:
/// <code>
/// FieldData { ArrayOfStruct, "chunks", struct_arrays { FieldData { Array, "text", … }, FieldData { ArrayOfVector, "vector", … } } }
/// </code>
/// A row without a value is null in every sub-field. Servers answer sub-fields as <c>chunks[text]</c>, and only those asked for.
/// </summary>
internal sealed class StructColumn<TRecord, TStruct> : RecordColumn<TRecord>
    where TRecord : class
    where TStruct : class
{
    private readonly MilvusStructFieldSchema _structs;
    private readonly StructAccess<TRecord, TStruct> _access;
    private readonly StructPart<TStruct>[] _parts;
    private readonly StructPartColumn<TRecord, TStruct>[] _columns;

    public StructColumn(MilvusStructFieldSchema field, StructAccess<TRecord, TStruct> access, IReadOnlyList<StructPart<TStruct>> parts)
        : base(access.Property, new MilvusFieldSchema { Name = field.Name, DataType = MilvusDataType.ArrayOfStruct, IsNullable = field.IsNullable })
    {
        _structs = field;
        _access = access;
        _parts = [.. parts];
        _columns = [.. parts.Select(part => new StructPartColumn<TRecord, TStruct>(field, access, part))];
        Missing = [.. field.Fields.Select(sub => sub.Name).Except(parts.Select(part => part.Field.Name)).Select(FullName)];
    }

    public override IReadOnlyList<string> Missing { get; }

    public override IEnumerable<string> OutputFields(bool includeVectors)
    {
        var asked = _parts.Where(part => includeVectors || !part.Field.IsVector).ToArray();
        return asked.Length == _structs.Fields.Count ? [_structs.Name] : asked.Select(part => FullName(part.Field.Name));
    }

    public override long Measure(ReadOnlySpan<TRecord> rows)
    {
        Check(rows);
        long bytes = 0;
        foreach (var column in _columns)
            bytes += column.Frame(rows).Length;

        return bytes + ColumnFrame.StructHead(Name, bytes).Length;
    }

    public override void AddTo(FramedColumns<TRecord> request, ReadOnlySpan<TRecord> rows)
    {
        Check(rows);
        var frames = new ColumnFrame[_columns.Length];
        long bytes = 0;
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = _columns[i].Frame(rows);
            bytes += frames[i].Length;
        }

        frames[0] = frames[0] with { Prefix = ColumnFrame.StructHead(Name, bytes) };
        for (int i = 0; i < frames.Length; i++)
            request.Add(_columns[i], frames[i]);
    }

    public override void Read(ColumnSource source, ReadOnlySpan<TRecord> records)
    {
        try
        {
            var answered = Answered(source, records.Length);
            for (int row = 0; answered.Count > 0 && row < records.Length; row++)
                ReadRow(answered, row, records[row]);
        }
        catch (FieldValueException e)
        {
            throw RecordErrors.BadAnswer(Property, Field, e.Message);
        }
        catch (WireFormatException e)
        {
            throw RecordErrors.BadAnswer(Property, Field, e.Problem);
        }
    }

    private string FullName(string sub) => StructFieldMessages.FullName(_structs.Name, sub);

    private void Check(ReadOnlySpan<TRecord> rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            if (Problem(rows[row]) is { } problem)
                throw RecordErrors.BadValue(row, Property, Field, problem);
        }
    }

    private string? Problem(TRecord record)
    {
        try
        {
            if (!_access.TryGet(record, out var structs))
                return _structs.IsNullable ? null : "it is null, and the field is not nullable; an empty list is a value";

            if (structs.Length > _structs.MaxCapacity)
                return $"the list has {structs.Length} structs, more than the field's max_capacity of {_structs.MaxCapacity}";

            for (int i = 0; i < structs.Length; i++)
            {
                if ((structs[i] is null ? "it is null" : _access.Problem?.Invoke(structs[i])) is { } problem)
                    return $"element {i}: {problem}";
            }

            return null;
        }
        catch (FieldValueException e)
        {
            return e.Message;
        }
    }

    /// <summary>The sub-fields that were answered and are mapped.</summary>
    private List<StructPartRows<TStruct>> Answered(ColumnSource source, int rows)
    {
        var answered = new List<StructPartRows<TStruct>>();
        foreach (ColumnSource sub in source.Parts)
        {
            string name = StructFieldMessages.SubName(_structs.Name, sub.Name);
            if (Array.Find(_parts, part => part.Field.Name == name) is { } part)
                answered.Add(new StructPartRows<TStruct>(part, sub, rows));
        }

        return answered;
    }

    private void ReadRow(List<StructPartRows<TStruct>> answered, int row, TRecord record)
    {
        if (answered[0].IsNull(row))
        {
            if (_access.SetsNull)
                _access.Set(record, null);

            return;
        }

        var structs = new TStruct[answered[0].Count(row)];
        for (int i = 0; i < structs.Length; i++)
            structs[i] = _access.Factory();

        foreach (var part in answered)
        {
            part.Read(row, structs);
        }

        _access.Set(record, structs);
    }
}
