using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>A codec for plain values; <see cref="ArrayCodec{T}"/> wraps it for arrays of them.</summary>
internal abstract class ValueCodec<T> : ScalarCodec
{
    /// <summary>What Milvus calls a column of these values when it got something else.</summary>
    public abstract string Expected { get; }

    public override void Check(FieldEntry field, Column column)
    {
        if (column is not Column<T> typed || column.Type != field.Type)
            throw Errors.Mismatch($"field '{field.Name}' is illegal, array type mismatch", $"need {Expected} array", "got nil");
        for (var row = 0; row < typed.Values.Length; row++)
        {
            if (!typed.IsNull(row))
                CheckValue(field, typed.Values[row], row);
        }
    }

    public override void Bind(Statement statement, int parameter, Column column, int row)
        => BindValue(statement, parameter, ((Column<T>)column).Values[row]);

    public override ColumnReader NewReader(FieldEntry field) => new ValueReader<T>(this, field);

    /// <summary>Throws when the value breaks the limits of the field, or of the array field whose element it is.</summary>
    public virtual void CheckValue(FieldEntry field, T value, int row)
    {
    }

    public abstract void BindValue(Statement statement, int parameter, T value);

    public abstract T ReadValue(Statement statement, int ordinal);

    public abstract void WriteElement(Utf8JsonWriter writer, T value);

    public abstract T ReadElement(ref Utf8JsonReader reader);
}

/// <summary>Collects plain values. Nullable fields get validity flags whether or not a null occurs.</summary>
internal sealed class ValueReader<T>(ValueCodec<T> codec, FieldEntry field) : ColumnReader
{
    private readonly List<T> _values = [];
    private readonly List<bool>? _valid = field.Definition.IsNullable ? [] : null;

    public override void Read(Statement statement, int ordinal)
    {
        var isNull = statement.IsNull(ordinal);
        _valid?.Add(!isNull);
        _values.Add(isNull ? Empty : codec.ReadValue(statement, ordinal));
    }

    public override Column Build() => new Column<T>(field.Name, field.Type, [.. _values], _valid?.ToArray()) { IsDynamic = field.IsDynamic };

    private static T Empty => typeof(T) == typeof(string) ? (T)(object)string.Empty : default!;
}
