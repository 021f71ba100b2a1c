using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Finds out whether a generator can make the vectors of a property, and binds it to the property.</summary>
internal static class EmbeddingSources
{
    /// <summary>Binds the property's generator to it; null when the generator does not take what the property holds.</summary>
    public static EmbeddingSource<TRecord>? Create<TRecord>(PropertySpec spec, PropertyAccess<TRecord> access)
        where TRecord : class
    {
        if (spec.Type == typeof(string))
            return new Binder<TRecord, string>().Bind(spec, access);
        if (spec.Type == typeof(DataContent))
            return new Binder<TRecord, DataContent>().Bind(spec, access);

        return RuntimeFeature.IsDynamicCodeSupported ? MakeBinder<TRecord>(spec.Type).Bind(spec, access) : null;
    }

    [RequiresDynamicCode("Inputs other than string and DataContent need code that is made at run time.")]
    private static Binder<TRecord> MakeBinder<TRecord>(Type inputType)
        where TRecord : class =>
        (Binder<TRecord>)RuntimeHelpers.GetUninitializedObject(typeof(Binder<,>).MakeGenericType(typeof(TRecord), inputType));

    private abstract class Binder<TRecord>
        where TRecord : class
    {
        public abstract EmbeddingSource<TRecord>? Bind(PropertySpec spec, PropertyAccess<TRecord> access);
    }

    private sealed class Binder<TRecord, TInput> : Binder<TRecord>
        where TRecord : class
    {
        public override EmbeddingSource<TRecord>? Bind(PropertySpec spec, PropertyAccess<TRecord> access)
        {
            Func<TRecord, TInput> get = access.Getter<TInput>();
            return EmbeddingKind.All
                .Where(kind => spec.EmbeddingType is null || spec.EmbeddingType == kind.Type)
                .Select(kind => kind.Bind(spec.Name, spec.Dimensions, get, spec.Generator!))
                .FirstOrDefault(source => source is not null);
        }
    }
}
