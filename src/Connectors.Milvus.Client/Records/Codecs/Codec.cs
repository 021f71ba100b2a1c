namespace Connectors.Milvus.Client;

/// <summary>
/// Moves the values of one CLR type to and from the column of one field. A codec is made for a field, so its limits are
/// already in it, and never sees nulls: the column counts them, leaves them out and writes <c>valid_data</c>.
/// Stateless and shared by all requests.
/// </summary>
internal abstract class Codec<T>(ColumnShape shape)
{
    // Asked once: code that is not optimised yet would box every value to ask it.
    private static readonly bool TypeHasNull = default(T) is null;

    public ColumnShape Shape { get; } = shape;

    /// <summary>Whether a value stands for "no value".</summary>
    public virtual bool IsNull(T value) => TypeHasNull && value is null;

    /// <summary>Checks a value and returns how many bytes <see cref="Write"/> will write, tag and length of an unpacked one included.</summary>
    /// <exception cref="FieldValueException">The field cannot hold the value.</exception>
    public abstract int Measure(T value);

    /// <summary>The dimension that a checked value asks for, where values decide it; see <see cref="ColumnShape.HasMeasuredDimension"/>.</summary>
    public virtual long MeasureDimension(T value) => 0;

    /// <summary>Writes a value that was measured.</summary>
    public abstract void Write(T value, ref WireWriter writer);

    /// <summary>How many values an answered column carries. To be asked before the first one is read.</summary>
    public virtual int Count(ColumnSource source) => source.Open(Shape);

    /// <summary>The value at a position of an answered column.</summary>
    /// <exception cref="FieldValueException">The CLR type cannot hold the value.</exception>
    public abstract T Read(ColumnSource source, int index);

    /// <summary>The values from a position on, as many as there is room for. Codecs of what comes in great numbers read them in one go.</summary>
    /// <exception cref="FieldValueException">The CLR type cannot hold a value.</exception>
    public virtual void Read(ColumnSource source, int first, Span<T> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Read(source, first + i);
    }
}
