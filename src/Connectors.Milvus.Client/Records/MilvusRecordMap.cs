using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>Makes record maps from record types.</summary>
public static class MilvusRecordMap
{
    /// <summary>What the trimmer has to keep of a record type.</summary>
    internal const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <summary>
    /// Reads a record type's properties and attributes. Every public property that can be read and written (set, init, or a
    /// positional record's parameter) and is not marked <see cref="MilvusIgnoreAttribute"/> becomes a field of its own name;
    /// a property without a setter is skipped unless it is marked. Attributes name fields and set limits.
    /// Call it once per type and keep the map, or pass no map at all: the client then keeps one per type.
    /// </summary>
    /// <param name="json">How properties of your own types are read and written where their field is JSON; null for the defaults of System.Text.Json.</param>
    /// <typeparam name="TRecord">The record type, or <c>Dictionary&lt;string, object?&gt;</c>.</typeparam>
    /// <exception cref="ArgumentException">The type cannot be mapped; the message lists everything that is wrong with it.</exception>
    public static MilvusRecordMap<TRecord> FromAttributes<[DynamicallyAccessedMembers(Members)] TRecord>(JsonSerializerOptions? json = null)
        where TRecord : class =>
        typeof(TRecord) == typeof(Dictionary<string, object?>)
            ? (MilvusRecordMap<TRecord>)(object)DictionaryMap.Instance
            : new RecordTypeReader<TRecord>(json).Read();

    /// <summary>The map that is used when a caller gives none, made on first use and kept for the type's life.</summary>
    internal static MilvusRecordMap<TRecord> Default<[DynamicallyAccessedMembers(Members)] TRecord>()
        where TRecord : class =>
        DefaultMap<TRecord>.Instance.Value;

    private static class DictionaryMap
    {
        public static readonly MilvusRecordMap<Dictionary<string, object?>> Instance = new([], new DictionaryBinder());
    }

    // Lazy rather than a static initializer: what is wrong with the type is then thrown as it is, at each use.
    private static class DefaultMap<[DynamicallyAccessedMembers(Members)] TRecord>
        where TRecord : class
    {
        public static readonly Lazy<MilvusRecordMap<TRecord>> Instance = new(() => FromAttributes<TRecord>());
    }
}
