using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Milvus.VectorData.Mapping;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Makes the models of collections.</summary>
internal static class CollectionModels
{
    /// <summary>Stands for "no generator" as a key of <see cref="Attributed{TKey, TRecord}"/>.</summary>
    private static readonly object NoGenerator = new();

    /// <summary>The model of a class, by its attributes and the definition.</summary>
    /// <exception cref="ArgumentException">The records are dictionaries.</exception>
    /// <exception cref="NotSupportedException">The class has something that is not supported; everything is listed.</exception>
    /// <exception cref="InvalidOperationException">The class, the definition and the key type contradict each other; everything is listed.</exception>
    public static CollectionModel<TRecord> OfClass<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        VectorStoreCollectionDefinition? definition, IEmbeddingGenerator? generator, JsonSerializerOptions? json = null)
        where TRecord : class
    {
        if (typeof(TRecord) == typeof(Dictionary<string, object?>))
        {
            throw new ArgumentException(
                "Records of type Dictionary<string, object?> need a definition of their properties: use GetDynamicCollection, or MilvusDynamicCollection.");
        }

        return definition is null && json is null
            ? Attributed<TKey, TRecord>.Models.GetValue(generator ?? NoGenerator, _ => Read<TKey, TRecord>(definition: null, generator, json: null))
            : Read<TKey, TRecord>(definition, generator, json);
    }

    /// <summary>The model of dictionary records, by the definition.</summary>
    /// <exception cref="NotSupportedException">The definition has something that is not supported; everything is listed.</exception>
    /// <exception cref="InvalidOperationException">The definition contradicts itself; everything is listed.</exception>
    public static CollectionModel<Dictionary<string, object?>> OfDictionary(
        string collection, VectorStoreCollectionDefinition definition, IEmbeddingGenerator? generator, JsonSerializerOptions? json = null)
    {
        var mistakes = new ModelMistakes();
        List<PropertySpec> specs = DefinitionReader.Read(definition, generator, mistakes);
        foreach (string name in specs.GroupBy(spec => spec.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            mistakes.Contradiction($"the definition names property '{name}' twice.");
        return new ModelBuilder<Dictionary<string, object?>>(
            () => new Dictionary<string, object?>(StringComparer.Ordinal), spec => new DictionaryAccess(spec.Name), json).Build(specs, mistakes, collection);
    }

    private static CollectionModel<TRecord> Read<TKey, [DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
        VectorStoreCollectionDefinition? definition, IEmbeddingGenerator? generator, JsonSerializerOptions? json)
        where TRecord : class
    {
        var mistakes = new ModelMistakes();
        string name = TypeNames.Of(typeof(TRecord));
        List<PropertySpec> specs = new RecordTypeReader(definition, generator, mistakes).Read(typeof(TRecord));
        CheckKeyType(typeof(TKey), specs, mistakes);
        ConstructorInfo? constructor = typeof(TRecord).IsAbstract ? null : typeof(TRecord).GetConstructor(Type.EmptyTypes);
        if (constructor is null)
            mistakes.NotSupported("it has no public constructor without parameters, so no records can be made to read into.");

        Func<TRecord> create = constructor is null ? () => throw new NotSupportedException(name)
            : RuntimeFeature.IsDynamicCodeCompiled ? Expression.Lambda<Func<TRecord>>(Expression.New(constructor)).Compile()
            : Activator.CreateInstance<TRecord>;
        return new ModelBuilder<TRecord>(create, spec => new ClrPropertyAccess<TRecord>(spec.ClrProperty!), json).Build(specs, mistakes, name);
    }

    /// <summary>
    /// The models of a class by its attributes alone: they never change, and what the client compiles for a model is kept with it,
    /// so programs that make a collection object per request read and compile once. They go when their generators go.
    /// </summary>
    private static class Attributed<TKey, TRecord>
        where TRecord : class
    {
        public static readonly ConditionalWeakTable<object, CollectionModel<TRecord>> Models = [];
    }

    private static void CheckKeyType(Type keyType, List<PropertySpec> specs, ModelMistakes mistakes)
    {
        foreach (PropertySpec key in specs.Where(spec => spec.Kind == PropertyKind.Key && keyType != typeof(object) && spec.Type != keyType))
        {
            mistakes.Contradiction(
                $"key property '{key.Name}' is of type '{TypeNames.Of(key.Type)}', but the collection is asked for with keys of type '{TypeNames.Of(keyType)}'. Use the same type.");
        }
    }
}
