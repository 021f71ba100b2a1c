using System.Collections.Frozen;
using System.Globalization;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>A collection in the catalog, with all that operations ask of it prepared. Immutable.</summary>
internal sealed class CollectionEntry
{
    public required long Id { get; init; }

    public required DatabaseEntry Database { get; init; }

    /// <summary>What it is made of, with the field ids.</summary>
    public required CollectionDefinition Definition { get; init; }

    /// <summary>The fields in schema order, without the dynamic one.</summary>
    public required IReadOnlyList<FieldEntry> Fields { get; init; }

    public required FieldEntry? Dynamic { get; init; }

    public required IReadOnlyList<PartitionEntry> Partitions { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<IndexEntry> Indexes { get; init; }

    /// <summary>Whether any of its partitions is loaded.</summary>
    public required bool IsLoaded { get; init; }

    public required ulong Created { get; init; }

    public required ulong Updated { get; init; }

    public string Name => Definition.Name;

    public FieldEntry PrimaryKey => field ??= Fields.Single(static entry => entry.Definition.IsPrimaryKey);

    public FieldEntry? PartitionKey => Fields.FirstOrDefault(static entry => entry.Definition.IsPartitionKey);

    /// <summary>The fields that the row table holds, the dynamic one last.</summary>
    public IReadOnlyList<FieldEntry> Scalars => field ??= [.. Fields.Where(static entry => !entry.IsVector), .. Dynamic is null ? Array.Empty<FieldEntry>() : [Dynamic]];

    public IReadOnlyList<FieldEntry> Vectors => field ??= [.. Fields.Where(static entry => entry.IsVector)];

    /// <summary>The field whose text a function turns into the given field.</summary>
    public FieldEntry InputOf(FieldEntry output)
        => FindField(Definition.Functions.Single(function => function.OutputFields[0] == output.Name).InputFields[0])!;

    /// <summary>How long rows live; null for ever.</summary>
    public TimeSpan? TimeToLive => CollectionProperties.ReadTimeToLive(Definition.Properties);

    public FilterSchema FilterSchema => field ??= new FilterSchema(
        [.. Scalars.Where(static entry => !entry.IsDynamic).Select(FilterField)],
        Dynamic?.SqlName)
    {
        IndexedExpressions = Indexes.Select(index => JsonPathIndex.Of(this, index)?.Expression).OfType<string>().ToFrozenSet(StringComparer.Ordinal),
    };

    public string RowTable => field ??= string.Create(CultureInfo.InvariantCulture, $"rows_{Id}");

    public string VectorTable(FieldEntry entry) => string.Create(CultureInfo.InvariantCulture, $"vectors_{Id}_{entry.Id}");

    public string TermTable(FieldEntry entry) => string.Create(CultureInfo.InvariantCulture, $"terms_{Id}_{entry.Id}");

    public FieldEntry? FindField(string name) => Fields.FirstOrDefault(entry => entry.Name == name);

    public FieldEntry FieldById(long id) => Dynamic?.Id == id ? Dynamic : Fields.Single(entry => entry.Id == id);

    public bool IsLoadedPartition(PartitionEntry entry) => IsLoaded && !entry.IsReleased;

    public PartitionEntry? FindPartition(string name) => Partitions.FirstOrDefault(entry => entry.Name == name);

    public IndexEntry? IndexOn(FieldEntry entry) => Indexes.FirstOrDefault(index => index.FieldId == entry.Id);

    public FilterField FilterField(FieldEntry entry) => new(entry.Name, entry.Type, entry.ElementType, entry.Definition.IsNullable, entry.SqlName, entry.Definition.IsPrimaryKey)
    {
        MatchAnalyzer = entry.HasMatch ? TextParams.Analyzer(entry.Definition) : null,
        TermTable = entry.HasMatch ? TermTable(entry) : null,
    };

    public CollectionInfo Describe() => new()
    {
        Id = Id,
        DatabaseId = Database.Id,
        Database = Database.Name,
        Definition = Definition,
        Aliases = Aliases,
        CreatedTimestamp = Created,
        UpdateTimestamp = Updated,
        PartitionCount = Partitions.Count,
        LoadState = IsLoaded ? EngineLoadState.Loaded : EngineLoadState.NotLoad,
    };
}
