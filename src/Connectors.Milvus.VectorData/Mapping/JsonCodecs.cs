using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>
/// Documents, stored as JSON: those of System.Text.Json, dictionaries by string, and the caller's own types with lists of them,
/// which System.Text.Json reads and writes.
/// </summary>
internal static class JsonCodecs
{
    /// <param name="type">The property's type.</param>
    /// <param name="options">How types of the caller's own are serialised; null for System.Text.Json's defaults.</param>
    public static PropertyCodec? For(Type type, JsonSerializerOptions? options)
    {
        if (type == typeof(JsonElement))
            return Json<JsonElement>(Json<JsonElement?>());

        return type == typeof(JsonElement?) ? Json<JsonElement?>()
            : type == typeof(JsonNode) ? Json<JsonNode>()
            : type == typeof(JsonObject) ? Json<JsonObject>()
            : type == typeof(JsonArray) ? Json<JsonArray>()
            : type == typeof(JsonDocument) ? Json<JsonDocument>()
            : !IsDocument(type) ? null
            : RuntimeFeature.IsDynamicCodeSupported && JsonSerializer.IsReflectionEnabledByDefault ? Serialised(type)
            : ByTypeInfo(type, options);
    }

    /// <summary>
    /// Where there is no code made at run time, or System.Text.Json has no reflection, a type of the caller's own needs options that know it;
    /// documents then pass through JsonElement.
    /// </summary>
    internal static PropertyCodec? ByTypeInfo(Type type, JsonSerializerOptions? options) =>
        options?.TypeInfoResolver is null || !options.TryGetTypeInfo(type, out JsonTypeInfo? info)
            ? null
            : new ConvertedCodec<object?, JsonElement?>(
                value => value is null ? null : JsonSerializer.SerializeToElement(value, info),
                stored => stored is { } element ? element.Deserialize(info) : null)
            {
                DataType = MilvusDataType.Json,
                KeepsOrder = false,
                IsOrdered = false,
                FilterValue = WholeDocument,
            };

    /// <summary>Whether a type is a document by its shape: the types of the framework are none, however well they serialise.</summary>
    public static bool IsDocument(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return IsDocument(underlying);
        if (type.IsSZArray)
            return IsDocument(type.GetElementType()!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() is { } generic)
        {
            Type[] arguments = type.GetGenericArguments();
            if (generic == typeof(List<>) || generic == typeof(IReadOnlyList<>))
                return IsDocument(arguments[0]);
            if (generic == typeof(Dictionary<,>) || generic == typeof(IReadOnlyDictionary<,>) || generic == typeof(IDictionary<,>))
                return arguments[0] == typeof(string);
        }

        return !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsByRefLike && !type.IsSubclassOf(typeof(Delegate))
            && type.Namespace?.Split('.')[0] is not ("System" or "Microsoft");
    }

    [RequiresDynamicCode("Types of the caller's own need code that is made at run time.")]
    private static PropertyCodec Serialised(Type type)
    {
        var makers = (Maker)RuntimeHelpers.GetUninitializedObject(typeof(Maker<>).MakeGenericType(type));
        return Nullable.GetUnderlyingType(type) is not null || !type.IsValueType
            ? makers.Codec(null)
            : makers.Codec(Serialised(typeof(Nullable<>).MakeGenericType(type)));
    }

    private static NativeCodec<T> Json<T>(PropertyCodec? nullable = null) => new()
    {
        DataType = MilvusDataType.Json,
        KeepsOrder = false,
        IsOrdered = false,
        FilterValue = WholeDocument,
        NullableForm = nullable,
    };

    private static object WholeDocument(object value) =>
        throw new NotSupportedException("A filter cannot compare whole JSON documents; compare their members instead.");

    private abstract class Maker
    {
        public abstract PropertyCodec Codec(PropertyCodec? nullable);
    }

    private sealed class Maker<T> : Maker
    {
        public override PropertyCodec Codec(PropertyCodec? nullable) => Json<T>(nullable);
    }
}
