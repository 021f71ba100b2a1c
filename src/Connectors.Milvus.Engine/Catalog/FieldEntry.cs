using System.Globalization;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Text;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>A field of a collection in the catalog, its parameters read once. Immutable.</summary>
internal sealed class FieldEntry
{
    public const string DynamicName = "$meta";

    public FieldEntry(FieldDefinition definition, bool isDynamic = false, TimeZoneInfo? timeZone = null)
    {
        TimeZone = timeZone ?? TimeZoneInfo.Utc;
        Definition = definition;
        IsDynamic = isDynamic;
        Dimension = IntParam("dim");
        MaxLength = definition.Type is EngineDataType.Text or EngineDataType.Geometry ? int.MaxValue : IntParam("max_length");
        MaxCapacity = IntParam("max_capacity");
        SqlName = string.Create(CultureInfo.InvariantCulture, $"f{definition.FieldId}");
        Default = definition.DefaultValue is null ? null : DefaultValues.ToColumn(definition);
    }

    public FieldDefinition Definition { get; }

    public long Id => Definition.FieldId;

    public string Name => Definition.Name;

    public EngineDataType Type => Definition.Type;

    public EngineDataType ElementType => Definition.ElementType;

    public bool IsVector => Type >= EngineDataType.BinaryVector;

    public bool IsDynamic { get; }

    /// <summary>Whether a write may leave the field out.</summary>
    public bool IsOptional => Definition.IsNullable || Default is not null || IsDynamic;

    /// <summary>Elements per vector; 0 for a scalar.</summary>
    public int Dimension { get; }

    /// <summary>What the engine knows of the field's vectors; only for a vector field.</summary>
    public VectorType VectorType => VectorTypes.For(Type);

    /// <summary>Whether a function fills the field, here always BM25.</summary>
    public bool IsFunctionOutput => Definition.IsFunctionOutput;

    /// <summary>Whether filters may match words of the field, whose terms are then indexed.</summary>
    public bool HasMatch => Analyzer is not null && TextParams.HasMatch(Definition);

    /// <summary>What cuts the field's texts into terms; null when the field has no analyzer.</summary>
    public Analyzer? Analyzer => field ??= TextParams.HasAnalyzer(Definition) ? Analyzers?.Default ?? AnalyzerParser.Parse(TextParams.Analyzer(Definition)) : null;

    /// <summary>The analyzers of a field whose rows choose among several; null for other fields.</summary>
    public AnalyzerSet? Analyzers => field ??= TextParams.HasAnalyzer(Definition) && TextParams.HasSeveralAnalyzers(Definition) ? AnalyzerSet.Parse(TextParams.SeveralAnalyzers(Definition)) : null;

    /// <summary>Bytes per dense vector.</summary>
    public int RowBytes => VectorType.RowBytes(Dimension);

    /// <summary>The zone of timestamps without an offset, and of those that are given out.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>UTF-8 bytes per text; 0 for other types.</summary>
    public int MaxLength { get; }

    /// <summary>Elements per array; 0 for other types.</summary>
    public int MaxCapacity { get; }

    /// <summary>The field's column in the row table.</summary>
    public string SqlName { get; }

    /// <summary>The default value as a column of one row; null without one.</summary>
    public Column? Default { get; }

    /// <summary>The analyzer of that name; the field's only or default one for any other name.</summary>
    public Analyzer? FindAnalyzer(string? name) => Analyzers?.Find(name) ?? Analyzer;

    private int IntParam(string name)
        => Definition.TypeParams.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
