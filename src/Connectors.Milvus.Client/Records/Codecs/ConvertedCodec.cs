namespace Connectors.Milvus.Client;

/// <summary>Values that are stored as values of another type, which has a codec.</summary>
internal sealed class ConvertedCodec<T, TStored>(Codec<TStored> inner, Func<T, TStored> encode, Func<TStored, T> decode) : Codec<T>(inner.Shape)
    where T : struct
{
    public override int Measure(T value) => inner.Measure(encode(value));

    public override void Write(T value, ref WireWriter writer) => inner.Write(encode(value), ref writer);

    public override int Count(ColumnSource source) => inner.Count(source);

    public override T Read(ColumnSource source, int index)
    {
        TStored stored = inner.Read(source, index);
        try
        {
            return decode(stored);
        }
        catch (ArgumentException)
        {
            throw new FieldValueException($"{stored} is outside the range of {typeof(T).Name}");
        }
    }
}
