namespace Connectors.Milvus.Client;

/// <summary>
/// Gives a value type a null. On the wire nullable columns are ordinary columns with <c>valid_data</c> beside them; the
/// column writes that, and calls here only for values that are there:
/// <code>
/// int? [7, null, 9]  →  int_data { data: [7, 9] }, valid_data: [true, false, true]     sent: nulls take no space
/// int_data { data: [7, 0, 9] }, valid_data: [true, false, true]  →  int? [7, null, 9]  answered: nulls have a placeholder
/// </code>
/// </summary>
internal sealed class NullableCodec<T>(Codec<T> inner) : Codec<T?>(inner.Shape)
    where T : struct
{
    public override bool IsNull(T? value) => value is not { } present || inner.IsNull(present);

    public override int Measure(T? value) => inner.Measure(value.GetValueOrDefault());

    public override long MeasureDimension(T? value) => inner.MeasureDimension(value.GetValueOrDefault());

    public override void Write(T? value, ref WireWriter writer) => inner.Write(value.GetValueOrDefault(), ref writer);

    public override int Count(ColumnSource source) => inner.Count(source);

    public override T? Read(ColumnSource source, int index) => inner.Read(source, index);
}
