using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Text.Json;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Mapping;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>
/// Everything a collection needs to know of its records, checked and compiled when the collection object is made.
/// Immutable and thread-safe.
/// </summary>
internal sealed class CollectionModel<TRecord> : IFilterModel
    where TRecord : class
{
    public required KeyModel<TRecord> Key { get; init; }

    /// <summary>The key and the data properties by their names.</summary>
    public required IReadOnlyDictionary<string, DataModel<TRecord>> Data { get; init; }

    public required IReadOnlyList<VectorModel<TRecord>> Vectors { get; init; }

    /// <summary>The text properties that a search by keywords can look into.</summary>
    public required IReadOnlyList<FullTextTarget> FullTexts { get; init; }

    /// <summary>Reads the text of each property in <see cref="FullTexts"/>, by the property's name.</summary>
    public required IReadOnlyDictionary<string, Func<TRecord, string?>> Texts { get; init; }

    public required IReadOnlyDictionary<string, FilterProperty> FilterProperties { get; init; }

    /// <summary>How records travel, but for writing where <see cref="RowMap"/> is.</summary>
    public required MilvusRecordMap<TRecord> Map { get; init; }

    /// <summary>How records with generated embeddings are written; null where none are generated.</summary>
    public required MilvusRecordMap<Row<TRecord>>? RowMap { get; init; }

    /// <summary>What a record likely takes in a request: an estimate that tells batches which certainly fit in one from those to look at closely.</summary>
    public required long LikelyRowBytes { get; init; }

    /// <summary>What the collection is created with.</summary>
    public required MilvusCollectionSchema Schema { get; init; }

    public required IReadOnlyList<MilvusIndexParams> Indexes { get; init; }

    public required bool IsDictionary { get; init; }

    /// <summary>How nested types are serialised: filters on their members need the names that JSON has. Null for System.Text.Json's defaults.</summary>
    public JsonSerializerOptions? JsonOptions { get; init; }

    /// <summary>Whether records hold something else than the vectors that are stored, so that vectors cannot be read back.</summary>
    public bool GeneratesEmbeddings => RowMap is not null;

    public IEnumerable<string> PropertyNames => FilterProperties.Keys;

    FilterProperty IFilterModel.Key => FilterProperties.Values.First(property => property.StorageName == Key.StorageName);

    public bool TryGetProperty(string clrName, [NotNullWhen(true)] out FilterProperty? property) =>
        FilterProperties.TryGetValue(clrName, out property);

    /// <summary>The vector property that a search names, or the only one.</summary>
    /// <exception cref="InvalidOperationException">There are none or several, or the one named is no vector.</exception>
    public VectorModel<TRecord> Vector(Expression<Func<TRecord, object?>>? selector)
    {
        if (selector is not null)
        {
            string name = PropertySelector.Name(selector, this);
            return Vectors.FirstOrDefault(vector => vector.Target.Name == name) ?? throw new InvalidOperationException(
                $"'{name}' is not a vector property of '{TypeNames.Of(typeof(TRecord))}'. Its vector properties are: {Names(Vectors.Select(vector => vector.Target.Name))}.");
        }

        return Vectors.Count switch
        {
            1 => Vectors[0],
            0 => throw new InvalidOperationException($"The '{TypeNames.Of(typeof(TRecord))}' type has no vector properties, so it cannot be searched by vector."),
            _ => throw new InvalidOperationException(
                $"The '{TypeNames.Of(typeof(TRecord))}' type has multiple vector properties, please specify your chosen property via options."),
        };
    }

    /// <summary>The text property that a search by keywords names, or the only one with full-text search.</summary>
    /// <exception cref="InvalidOperationException">There are none or several, or the one named has no full-text search.</exception>
    public FullTextTarget FullText(Expression<Func<TRecord, object?>>? selector)
    {
        string record = TypeNames.Of(typeof(TRecord));
        if (selector is not null)
        {
            string name = PropertySelector.Name(selector, this);
            return FullTexts.FirstOrDefault(text => text.Name == name) ?? throw new InvalidOperationException(
                $"The property '{name}' on '{record}' must have full text search indexing enabled: set IsFullTextIndexed.");
        }

        return FullTexts.Count switch
        {
            1 => FullTexts[0],
            0 => throw new InvalidOperationException(
                $"The '{record}' type does not have any text data properties that have full text indexing enabled: set IsFullTextIndexed on one."),
            _ => throw new InvalidOperationException(
                $"The '{record}' type has multiple text data properties that have full text indexing enabled, please specify your chosen property via options."),
        };
    }

    /// <summary>The property that records are sorted by.</summary>
    /// <exception cref="InvalidOperationException">There is no such key or data property.</exception>
    /// <exception cref="NotSupportedException">The property has no order.</exception>
    public (DataModel<TRecord> Property, IComparer<TRecord> Comparer) SortKey(Expression<Func<TRecord, object?>> selector)
    {
        string name = PropertySelector.Name(selector, this);
        if (!Data.TryGetValue(name, out DataModel<TRecord>? property))
        {
            throw new InvalidOperationException(
                $"'{name}' is not a key or data property of '{TypeNames.Of(typeof(TRecord))}'. Records can be sorted by: {Names(Data.Keys)}.");
        }

        return property.Comparer is { } comparer
            ? (property, comparer)
            : throw new NotSupportedException($"Property '{name}' is a list or a document, which have no order. Sort by another property.");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
