using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// The dynamic field <c>$meta</c>: one JSON object per row, of the keys that are no fields. It is left out of a request in
/// which no row has any; the server then stores empty objects itself.
/// </summary>
internal sealed class DynamicColumn<TRecord>(
    DynamicAccess<TRecord> access,
    IReadOnlyDictionary<string, DynamicMember<TRecord>> members,
    IReadOnlySet<string> fields,
    bool hasValidity = false)
    : ValueColumn<TRecord>(access.Property, hasValidity ? DynamicFieldWithDefault : DynamicField, ColumnShape.Jsons)
    where TRecord : class
{
    private const int EmptyObject = 2;

    private static readonly MilvusFieldSchema DynamicField = MilvusFieldSchema.Json(DynamicFieldJson.FieldName);
    private static readonly MilvusFieldSchema DynamicFieldWithDefault = DynamicField with { DefaultValue = "{}" };

    public override bool IsDynamic => true;

    public override bool IsOmittedWhenEmpty => true;

    public override IEnumerable<string> OutputFields(bool includeVectors) => access.Set is null ? members.Keys : [DynamicFieldJson.FieldName];

    public override ColumnSize MeasureValues(ReadOnlySpan<TRecord> rows)
    {
        long bytes = 0;
        bool isEmpty = true;
        for (int row = 0; row < rows.Length; row++)
        {
            using JsonScratch scratch = JsonScratch.Rent();
            int length = SerializeChecked(rows[row], row, scratch);
            isEmpty &= length == EmptyObject;
            bytes += WireSize.Delimited(length);
        }

        return new ColumnSize(isEmpty ? 0 : bytes, Nulls: 0);
    }

    public override int WriteValues(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer)
    {
        for (; row < rows.Length && !writer.IsFull; row++)
        {
            using JsonScratch scratch = JsonScratch.Rent();
            ReadOnlySpan<byte> json = Serialize(rows[row], scratch);
            writer.Delimiter(ColumnShape.ValueTag, json.Length);
            writer.Bytes(json);
        }

        return row;
    }

    // Every row has an object; only a field with a default wants to be told so.
    public override int WriteValidity(ReadOnlySpan<TRecord> rows, int row, ref WireWriter writer)
    {
        for (; row < rows.Length && !writer.IsFull; row++)
            writer.Byte(1);

        return row;
    }

    /// <summary>The same column for a server whose dynamic field has a default: one that got it after rows were there (Milvus 2.6).</summary>
    public DynamicColumn<TRecord> WithValidity() => new(access, members, fields, hasValidity: true);

    /// <summary>A column of some keys only.</summary>
    public DynamicColumn<TRecord> Only(IReadOnlySet<string> names) => new(
        access with
        {
            Get = access.Get is not { } get ? null : record => get(record)?.Where(pair => names.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
        },
        members.Where(member => names.Contains(member.Key)).ToDictionary(StringComparer.Ordinal),
        fields);

    public override void Read(ColumnSource source, ReadOnlySpan<TRecord> records) => Read(source, records, wanted: null);

    /// <summary>Reads the wanted keys only, or all where null is wanted.</summary>
    public void Read(ColumnSource source, ReadOnlySpan<TRecord> records, IReadOnlySet<string>? wanted)
    {
        try
        {
            bool hasPlaceholders = source.HasPlaceholders(source.Open(ColumnShape.Jsons), records.Length);
            int next = 0;
            for (int row = 0; row < records.Length; row++)
            {
                bool isNull = source.IsNull(row);
                if (!isNull)
                    ReadObject(source.Bytes(next), records[row], wanted);
                if (!isNull || hasPlaceholders)
                    next++;
            }
        }
        catch (Exception e) when (e is FieldValueException or JsonException)
        {
            throw RecordErrors.BadAnswer(Property, Field, e.Message);
        }
        catch (WireFormatException e)
        {
            throw RecordErrors.BadAnswer(Property, Field, e.Problem);
        }
    }

    private int SerializeChecked(TRecord record, int row, JsonScratch scratch)
    {
        try
        {
            int length = Serialize(record, scratch).Length;
            return length <= FieldType.LargestJson
                ? length
                : throw new FieldValueException($"the JSON of all dynamic keys takes {length} bytes in UTF-8, more than {FieldType.LargestJson}");
        }
        catch (Exception e) when (e is FieldValueException or ArgumentException or InvalidOperationException)
        {
            throw RecordErrors.BadValue(row, Property, Field, e.Message);
        }
    }

    private ReadOnlySpan<byte> Serialize(TRecord record, JsonScratch scratch)
    {
        Utf8JsonWriter writer = scratch.Writer;
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            if (member.Get(record) is { } value)
                WriteMember(writer, name, value);
        }

        if (access.Get?.Invoke(record) is { } values)
        {
            foreach (var (name, value) in values)
            {
                if (!fields.Contains(name))
                    WriteMember(writer, name, value);
                else if (!access.HoldsFields)
                    throw new FieldValueException($"the key \"{name}\" is a field of the collection and cannot be a dynamic key too");
            }
        }

        writer.WriteEndObject();
        return scratch.Written;
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        if (name == DynamicFieldJson.FieldName)
            throw new FieldValueException($"the key \"{name}\" is reserved");

        writer.WritePropertyName(name);
        JsonValues.Write(writer, value);
    }

    private void ReadObject(ReadOnlyMemory<byte> json, TRecord record, IReadOnlySet<string>? wanted)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FieldValueException($"a row is a JSON {document.RootElement.ValueKind} instead of an object");

        Dictionary<string, object?>? others = access.Set is null ? null : [];
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (members.TryGetValue(property.Name, out var member))
                member.Set(record, property.Value);
            else if (others is not null && wanted?.Contains(property.Name) != false)
                others[property.Name] = JsonValues.Read(property.Value);
        }

        access.Set?.Invoke(record, others!);
    }
}
