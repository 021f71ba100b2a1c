namespace Connectors.Milvus.Client;

/// <summary>A column of values that a codec moves: typed accessors, no boxing, nothing decided per value.</summary>
internal sealed class FieldColumn<TRecord, TValue>(
    string property,
    MilvusFieldSchema field,
    Codec<TValue> codec,
    Func<TRecord, TValue> get,
    Action<TRecord, TValue> set,
    bool setsNull) : ValueColumn<TRecord>(property, field, codec.Shape)
    where TRecord : class
{
    private readonly bool _measuresDimension = codec.Shape.HasMeasuredDimension;
    private readonly bool _takesNull = field.IsNullable || field.DefaultValue is not null;

    public override ColumnSize MeasureValues(ReadOnlySpan<TRecord> rows)
    {
        long bytes = 0;
        long dimension = 0;
        int nulls = 0;
        int row = 0;
        try
        {
            for (; row < rows.Length; row++)
            {
                TValue value = get(rows[row]);
                if (codec.IsNull(value))
                {
                    nulls += _takesNull ? 1 : throw new FieldValueException("it is null, and the field is neither nullable nor has a default");
                    continue;
                }

                bytes += codec.Measure(value);
                if (_measuresDimension)
                    dimension = Math.Max(dimension, codec.MeasureDimension(value));
            }
        }
        catch (FieldValueException e)
        {
            throw RecordErrors.BadValue(row, Property, Field, e.Message);
        }

        return new ColumnSize(bytes, nulls, dimension);
    }

    public override int WriteValues(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer)
    {
        for (; row < rows.Length && !writer.IsFull; row++)
        {
            TValue value = get(rows[row]);
            if (!codec.IsNull(value))
                codec.Write(value, ref writer);
        }

        return row;
    }

    public override int WriteValidity(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer)
    {
        for (; row < rows.Length && !writer.IsFull; row++)
            writer.Byte(codec.IsNull(get(rows[row])) ? (byte)0 : (byte)1);

        return row;
    }

    public override void Read(ColumnSource source, ReadOnlySpan<TRecord> records)
    {
        try
        {
            bool hasPlaceholders = source.HasPlaceholders(codec.Count(source), records.Length);
            if (source.Validity.IsEmpty)
            {
                ReadAll(source, records);
                return;
            }

            int next = 0;
            for (int row = 0; row < records.Length; row++)
            {
                if (!source.IsNull(row))
                {
                    set(records[row], codec.Read(source, next++));
                    continue;
                }

                if (setsNull)
                    set(records[row], default!);
                if (hasPlaceholders)
                    next++;
            }
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

    // Nothing is null: values and rows go side by side.
    private void ReadAll(ColumnSource source, ReadOnlySpan<TRecord> records)
    {
        var chunk = new ValueChunk<TValue>();
        for (int row = 0; row < records.Length; row += ValueChunk<TValue>.Length)
        {
            ReadOnlySpan<TRecord> rows = records[row..Math.Min(row + ValueChunk<TValue>.Length, records.Length)];
            Span<TValue> values = ((Span<TValue>)chunk)[..rows.Length];
            codec.Read(source, row, values);
            for (int i = 0; i < rows.Length; i++)
                set(rows[i], values[i]);
        }
    }
}
