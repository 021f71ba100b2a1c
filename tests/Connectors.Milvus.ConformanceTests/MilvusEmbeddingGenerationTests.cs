using Connectors.Milvus.ConformanceTests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.Support;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusEmbeddingGenerationTests(MilvusEmbeddingGenerationTests.Texts texts, MilvusEmbeddingGenerationTests.Vectors vectors)
    : EmbeddingGenerationTests<Guid>(texts, vectors), IClassFixture<MilvusEmbeddingGenerationTests.Texts>, IClassFixture<MilvusEmbeddingGenerationTests.Vectors>
{
    private static Func<IServiceCollection, IServiceCollection> Store =>
        services => services.AddSingleton(MilvusTestStore.Instance.Client).AddMilvusVectorStore();

    private static Func<IServiceCollection, IServiceCollection> Collection(string name) =>
        services => services.AddSingleton(MilvusTestStore.Instance.Client).AddMilvusCollection<Guid, RecordWithAttributes>(name);

    public sealed class Texts : StringVectorFixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;

        public override Func<IServiceCollection, IServiceCollection>[] DependencyInjectionStoreRegistrationDelegates => [Store];

        public override Func<IServiceCollection, IServiceCollection>[] DependencyInjectionCollectionRegistrationDelegates => [Collection(CollectionName)];

        public override VectorStore CreateVectorStore(IEmbeddingGenerator? embeddingGenerator) =>
            MilvusTestStore.Instance.StoreWith(new() { EmbeddingGenerator = embeddingGenerator });
    }

    public sealed class Vectors : RomOfFloatVectorFixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;

        public override Func<IServiceCollection, IServiceCollection>[] DependencyInjectionStoreRegistrationDelegates => [Store];

        public override Func<IServiceCollection, IServiceCollection>[] DependencyInjectionCollectionRegistrationDelegates => [Collection(CollectionName)];

        public override VectorStore CreateVectorStore(IEmbeddingGenerator? embeddingGenerator) =>
            MilvusTestStore.Instance.StoreWith(new() { EmbeddingGenerator = embeddingGenerator });
    }
}
