using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.Support;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusCollectionManagementTests(MilvusCollectionManagementTests.Fixture fixture)
    : CollectionManagementTests<string>(fixture), IClassFixture<MilvusCollectionManagementTests.Fixture>
{
    public sealed class Fixture : VectorStoreFixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
