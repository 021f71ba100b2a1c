using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusFilterTests(MilvusFilterTests.Fixture fixture) : FilterTests<string>(fixture), IClassFixture<MilvusFilterTests.Fixture>
{
    public new sealed class Fixture : FilterTests<string>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
