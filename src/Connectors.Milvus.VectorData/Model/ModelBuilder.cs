using System.Text.Json;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Embeddings;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Search;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Compiles checked specs into a model: one codec, field and index per property.</summary>
/// <param name="createRecord">Makes an empty record to read into.</param>
/// <param name="access">Reads and writes the property of a spec.</param>
/// <param name="json">How types of the caller's own are serialised; null for System.Text.Json's defaults.</param>
internal sealed class ModelBuilder<TRecord>(
    Func<TRecord> createRecord, Func<PropertySpec, PropertyAccess<TRecord>> access, JsonSerializerOptions? json)
    where TRecord : class
{
    /// <summary>Milvus has no collection without a vector, so a record type without one gets this field, which holds zeros.</summary>
    private const string NoVectorField = "milvus_no_vector";

    private static readonly ReadOnlyMemory<float> NoVector = new float[2];

    /// <summary>A row whose server-made key is known keeps it when it is replaced.</summary>
    private static readonly Dictionary<string, string> KeptKeys = new() { [MilvusProperties.AllowInsertAutoId] = "true" };

    private readonly List<MilvusFieldSchema> _fields = [];
    private readonly List<MilvusIndexParams> _indexes = [];
    private readonly Dictionary<string, DataModel<TRecord>> _data = new(StringComparer.Ordinal);
    private readonly List<VectorModel<TRecord>> _vectors = [];
    private readonly List<FullTextTarget> _fullTexts = [];
    private readonly List<MilvusFunctionSchema> _functions = [];
    private readonly Dictionary<string, Func<TRecord, string?>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FilterProperty> _filters = new(StringComparer.Ordinal);
    private RecordFields<TRecord> _map = null!;
    private int _slots;

    private static bool IsDictionary => typeof(TRecord) == typeof(Dictionary<string, object?>);

    /// <summary>Builds the model, or throws everything that is wrong with it.</summary>
    public CollectionModel<TRecord> Build(IReadOnlyList<PropertySpec> specs, ModelMistakes mistakes, string modelName)
    {
        ModelCheck.Check(specs, json, mistakes);
        Dictionary<string, EmbeddingSource<TRecord>> sources = Sources(specs, mistakes);
        foreach (PropertySpec spec in specs.Where(spec => spec.Kind == PropertyKind.Vector))
            VectorCheck.Check(spec, TypeOf(spec, sources), mistakes);
        mistakes.ThrowIfAny(modelName);

        _map = new RecordFields<TRecord>(createRecord, sources.Count > 0, json);
        KeyModel<TRecord> key = AddKey(specs.Single(spec => spec.Kind == PropertyKind.Key));
        foreach (PropertySpec spec in specs.Where(spec => spec.Kind == PropertyKind.Data))
            AddData(spec, PropertyCodecs.ForData(spec.Type, json)!);
        foreach (PropertySpec spec in specs.Where(spec => spec.Kind == PropertyKind.Vector))
            AddVector(spec, TypeOf(spec, sources), sources.GetValueOrDefault(spec.Name), specs);
        if (_vectors.Count == 0)
            AddNoVector();
        foreach (FullTextTarget text in _fullTexts)
        {
            _fields.Add(text.SparseSchema);
            _indexes.Add(text.Index);
            _functions.Add(text.Function);
        }

        return new CollectionModel<TRecord>
        {
            Key = key,
            Data = _data,
            Vectors = _vectors,
            FullTexts = _fullTexts,
            Texts = _texts,
            FilterProperties = _filters,
            Map = _map.BuildRecords(),
            RowMap = _map.BuildRows(),
            Schema = new MilvusCollectionSchema
            {
                Fields = _fields,
                Functions = _functions,
                Properties = key.IsServerGenerated ? KeptKeys : new Dictionary<string, string>(),
            },
            Indexes = _indexes,
            LikelyRowBytes = 512 + _vectors.Sum(vector => (long)vector.Target.Dimensions * sizeof(float)) + (4_096L * _fullTexts.Count),
            IsDictionary = IsDictionary,
            JsonOptions = json,
        };
    }

    /// <summary>The field type of a vector property: as asked for, or that of its own type or of the embeddings made from it.</summary>
    private static MilvusDataType TypeOf(PropertySpec spec, Dictionary<string, EmbeddingSource<TRecord>> sources) =>
        spec.Settings.VectorType
        ?? VectorCodecs.For(spec.Type)?.DataType
        ?? sources.GetValueOrDefault(spec.Name)?.Kind.DataType
        ?? MilvusDataType.FloatVector;

    private Dictionary<string, EmbeddingSource<TRecord>> Sources(IReadOnlyList<PropertySpec> specs, ModelMistakes mistakes)
    {
        var sources = new Dictionary<string, EmbeddingSource<TRecord>>(StringComparer.Ordinal);
        foreach (PropertySpec spec in specs.Where(spec => spec is { Kind: PropertyKind.Vector, Generator: not null } && VectorCodecs.For(spec.Type) is null))
        {
            if (EmbeddingSources.Create(spec, access(spec)) is { } source)
            {
                sources[spec.Name] = source;
            }
            else
            {
                mistakes.Contradiction(
                    $"vector property '{spec.Name}' has type '{TypeNames.Of(spec.Type)}', for which the embedding generator '{TypeNames.Of(spec.Generator!.GetType())}' makes no Embedding<float>.");
            }
        }

        return sources;
    }

    private KeyModel<TRecord> AddKey(PropertySpec spec)
    {
        PropertyCodec codec = PropertyCodecs.ForKey(spec.Type)!;
        PropertyAccess<TRecord> property = access(spec);
        AddScalar(spec, codec, property, FieldSchemas.Key(spec, codec));
        bool generated = spec.Type == typeof(Guid) && spec.IsAutoGenerated != false;
        return new KeyModel<TRecord>(spec.Type, spec.StorageName, generated ? GuidGenerator(property) : null)
        {
            IdOf = KeyReader.Of(spec.Type, property, IsDictionary),
            Equality = Bound(codec).Equality(property),
            IsServerGenerated = FieldSchemas.IsServerGenerated(spec),
        };
    }

    private static Action<TRecord> GuidGenerator(PropertyAccess<TRecord> property)
    {
        Func<TRecord, Guid> get = IsDictionary ? NullAsEmpty(property.Getter<Guid?>()) : property.Getter<Guid>();
        Action<TRecord, Guid> set = property.Setter<Guid>();
        return record =>
        {
            if (get(record) == Guid.Empty)
                set(record, Guid.NewGuid());
        };
    }

    private static Func<TRecord, Guid> NullAsEmpty(Func<TRecord, Guid?> get) => record => get(record) ?? Guid.Empty;

    private void AddData(PropertySpec spec, PropertyCodec codec)
    {
        AddScalar(spec, codec, access(spec), FieldSchemas.Data(spec, codec));
        if (FieldSchemas.DataIndex(spec, codec) is { } index)
            _indexes.Add(index);
        if (spec.IsFullTextIndexed)
        {
            _fullTexts.Add(new FullTextTarget(spec.Name, spec.StorageName));
            _texts.Add(spec.Name, access(spec).Getter<string?>());
        }
    }

    private void AddScalar(PropertySpec spec, PropertyCodec codec, PropertyAccess<TRecord> property, MilvusFieldSchema field)
    {
        PropertyCodec bound = Bound(codec);
        _fields.Add(field);
        bound.AddTo(_map, field, spec.Name, property, acceptsNull: IsDictionary || spec.IsNullable);
        _data.Add(spec.Name, new DataModel<TRecord>(spec.Name, spec.StorageName, bound.Order(property)));
        _filters.Add(spec.Name, new FilterProperty(spec.StorageName, spec.Type, field.DataType, field.ElementType, field.IsNullable, codec.FilterValue)
        {
            KeepsOrder = codec.KeepsOrder,
        });
    }

    private void AddVector(PropertySpec spec, MilvusDataType type, EmbeddingSource<TRecord>? source, IReadOnlyList<PropertySpec> specs)
    {
        DistanceScale scale = FieldSchemas.Scale(spec, type)!;
        MilvusFieldSchema field = FieldSchemas.Vector(spec, type);
        PropertyCodec? codec = VectorCodecs.For(spec.Type);
        int slot = source is null ? -1 : _slots++;
        if (FieldSchemas.TextEmbedding(spec, specs) is { } function)
        {
            field = field with { IsFunctionOutput = true };
            _functions.Add(function);
        }

        if (source is not null)
            source.Kind.AddTo(_map, field, slot, spec.Name);
        else
            Bound(codec!).AddTo(_map, field, spec.Name, access(spec), acceptsNull: IsDictionary || spec.IsNullable);

        _fields.Add(field);
        _indexes.Add(FieldSchemas.VectorIndex(spec, type, scale.Metric)!);
        _vectors.Add(new VectorModel<TRecord>(new VectorTarget(spec.Name, spec.StorageName, type, spec.Dimensions, scale, spec.Generator, field.IsFunctionOutput), source, slot));
        _filters.Add(spec.Name, new FilterProperty(spec.StorageName, spec.Type, type, MilvusDataType.None, field.IsNullable, VectorCodecs.NoFilter)
        {
            KeepsOrder = false,
        });
    }

    /// <summary>In a dictionary any value may be missing, so its values are read in their nullable form.</summary>
    private static PropertyCodec Bound(PropertyCodec codec) => IsDictionary ? codec.Nullable : codec;

    private void AddNoVector()
    {
        MilvusFieldSchema field = MilvusFieldSchema.FloatVector(NoVectorField, NoVector.Length);
        _map.Add(field, _ => NoVector, (_, _) => { }, NoVectorField);
        _fields.Add(field);
        _indexes.Add(new MilvusIndexParams { FieldName = NoVectorField, IndexType = MilvusIndexTypes.Flat, MetricType = MilvusMetricTypes.L2 });
    }
}
