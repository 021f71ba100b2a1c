using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Members of objects that are stored as JSON: <c>r.Address.City</c> is <c>Address["City"]</c>, under the names and in the form that
/// System.Text.Json writes. A member is a property of its own to everything else in this folder.
/// </summary>
internal static class JsonMembers
{
    /// <exception cref="NotSupportedException">The member is not serialised, or its values have no single form in JSON.</exception>
    public static FilterProperty Of(FilterProperty owner, MemberExpression member, JsonSerializerOptions? options)
    {
        var type = ClrTypes.Underlying(member.Type);
        var (dataType, elementType) = Types(type);
        return new FilterProperty(
            $"{owner.StorageName}[\"{Name(member, options).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]",
            member.Type,
            dataType,
            elementType,
            IsNullable: !member.Type.IsValueType || ClrTypes.IsNullable(member.Type),
            value => Encode(value, options))
        {
            // An enum may be written as text.
            KeepsOrder = !type.IsEnum,
            IsJsonPath = true,
        };
    }

    private static string Name(MemberExpression member, JsonSerializerOptions? options) =>
        Info(member.Expression!.Type, options).Properties
            .FirstOrDefault(property => property.Get is not null && (property.AttributeProvider as MemberInfo)?.Name == member.Member.Name)?.Name
        ?? throw FilterErrors.Untranslatable(member, "System.Text.Json does not write this member: filter on one that is stored.");

    /// <summary>Dates and times with an offset or a kind are several texts for one moment, and whole objects are none at all.</summary>
    private static (MilvusDataType DataType, MilvusDataType ElementType) Types(Type type)
    {
        if (Scalar(type) is { } scalar)
            return (scalar, MilvusDataType.None);

        var element = type.IsSZArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)) ? Scalar(ClrTypes.Element(type)) : null;
        return element is { } elementType ? (MilvusDataType.Array, elementType) : (MilvusDataType.Json, MilvusDataType.None);
    }

    private static MilvusDataType? Scalar(Type type) => type switch
    {
        _ when type == typeof(bool) => MilvusDataType.Bool,
        _ when type == typeof(string) || type == typeof(char) || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(TimeOnly) => MilvusDataType.VarChar,
        _ when ClrTypes.IsIntegral(type) => MilvusDataType.Int64,
        _ when ClrTypes.IsFloating(type) || type == typeof(decimal) => MilvusDataType.Double,
        _ => null,
    };

    private static object Encode(object value, JsonSerializerOptions? options)
    {
        var json = JsonSerializer.SerializeToElement(value, Info(value.GetType(), options));
        return json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Number when json.TryGetInt64(out var integer) => integer,
            JsonValueKind.Number => json.GetDouble(),
            _ => json.GetBoolean(),
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Own types become JSON by reflection only where the model was made by it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Own types become JSON by reflection only where the model was made by it.")]
    private static JsonTypeInfo Info(Type type, JsonSerializerOptions? options)
    {
        if (options is { TypeInfoResolver: null })
            options.MakeReadOnly(populateMissingResolver: true);
        return (options ?? JsonSerializerOptions.Default).GetTypeInfo(type);
    }
}
