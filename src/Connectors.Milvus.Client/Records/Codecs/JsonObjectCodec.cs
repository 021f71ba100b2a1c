using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Milvus.Client;

/// <summary>Types of the caller's own in JSON fields, by System.Text.Json.</summary>
internal sealed class JsonObjectCodec<T> : JsonCodec<T>
{
    private readonly JsonTypeInfo _type;

    private JsonObjectCodec(JsonTypeInfo type) => _type = type;

    /// <param name="type">The type to serialise; the property's, where <typeparamref name="T"/> is only <c>object</c>.</param>
    /// <param name="options">Null for the defaults, which need reflection, as options without a resolver do.</param>
    /// <exception cref="ArgumentException">System.Text.Json does not know the type.</exception>
    public static JsonObjectCodec<T> For(Type type, JsonSerializerOptions? options)
    {
        try
        {
            return new JsonObjectCodec<T>(Resolving(options).GetTypeInfo(type));
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"{type} cannot be serialised as JSON: {e.Message} Pass JsonSerializerOptions whose TypeInfoResolver knows the type.", e);
        }
    }

    protected override void WriteJson(T value, Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, value, _type);

    protected override T Parse(ReadOnlyMemory<byte> json) => (T)JsonSerializer.Deserialize(json.Span, _type)!;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Reached only where the application keeps reflection-based JSON switched on.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reached only where the application keeps reflection-based JSON switched on.")]
    private static JsonSerializerOptions Resolving(JsonSerializerOptions? options)
    {
        if (options?.TypeInfoResolver is not null)
            return options;
        if (!JsonSerializer.IsReflectionEnabledByDefault)
            throw new NotSupportedException("Reflection-based serialisation is switched off.");

        // As the serialiser itself does with options that were given no resolver.
        options?.MakeReadOnly(populateMissingResolver: true);
        return options ?? JsonSerializerOptions.Default;
    }
}
