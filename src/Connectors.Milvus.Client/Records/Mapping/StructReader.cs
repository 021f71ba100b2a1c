using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Connectors.Milvus.Client;

/// <summary>Reads a property of structs: its mark, the type of its elements and how it is got and set.</summary>
internal static class StructReader<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TStruct>
    where TStruct : class
{
    /// <exception cref="FieldValueException">The property is no list of the structs, or a limit is out of range.</exception>
    /// <exception cref="ArgumentException">The type of its elements cannot be mapped.</exception>
    public static StructField<TRecord> Read<TRecord>(MappedProperty property, MilvusStructAttribute mark)
        where TRecord : class
    {
        Type list = property.Info.PropertyType;
        if (list != typeof(TStruct[]) && list != typeof(List<TStruct>) && list != typeof(IReadOnlyList<TStruct>))
        {
            string element = TypeName.Of(typeof(TStruct));
            throw new FieldValueException(
                $"it is marked [MilvusStruct<{element}>] and of type {TypeName.Of(list)}; it has to be {element}[], List<{element}> or IReadOnlyList<{element}>");
        }

        var type = new RecordTypeReader<TStruct>(json: null).ReadStruct();
        var schema = new MilvusStructFieldSchema
        {
            Name = mark.Name ?? property.Name,
            Fields = [.. type.Members.Select(member => member.Map.Schema)],
            MaxCapacity = PropertySchema.Limit(mark.MaxCapacity, FieldType.LargestMaxCapacity, nameof(mark.MaxCapacity)),
            IsNullable = mark.Nullable,
            Description = mark.Description ?? "",
        };
        var map = StructMap.Of(property.Name, schema, type.Members.Select(member => member.Map)) with { IsNameGiven = mark.Name is not null };
        var access = new StructAccess<TRecord, TStruct>(
            property.Name,
            property.Info.GetMethod!.CreateDelegate<Func<TRecord, IReadOnlyList<TStruct>?>>(),
            Setter<TRecord>(property.Info),
            type.Factory,
            PropertyNullability.AllowsNull(property.Info));
        return new StructField<TRecord, TStruct>(map, access, type.Members);
    }

    private static Action<TRecord, TStruct[]?> Setter<TRecord>(PropertyInfo property)
    {
        MethodInfo setter = property.SetMethod!;
        if (property.PropertyType == typeof(TStruct[]))
            return setter.CreateDelegate<Action<TRecord, TStruct[]?>>();

        if (property.PropertyType == typeof(IReadOnlyList<TStruct>))
            return setter.CreateDelegate<Action<TRecord, IReadOnlyList<TStruct>?>>();

        var set = setter.CreateDelegate<Action<TRecord, List<TStruct>?>>();
        return (record, structs) => set(record, structs is null ? null : [.. structs]);
    }
}
