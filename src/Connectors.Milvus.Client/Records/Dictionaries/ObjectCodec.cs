namespace Connectors.Milvus.Client;

/// <summary>Values that come as objects, converted to the one CLR type that the field's codec takes.</summary>
internal sealed class ObjectCodec<T>(Codec<T> inner, Func<object, T> convert) : Codec<object?>(inner.Shape)
{
    public override bool IsNull(object? value) => value is null or System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Null };

    public override int Measure(object? value) => inner.Measure(convert(value!));

    public override long MeasureDimension(object? value) => inner.MeasureDimension(convert(value!));

    public override void Write(object? value, ref WireWriter writer) => inner.Write(convert(value!), ref writer);

    public override int Count(ColumnSource source) => inner.Count(source);

    public override object? Read(ColumnSource source, int index) => inner.Read(source, index);
}
