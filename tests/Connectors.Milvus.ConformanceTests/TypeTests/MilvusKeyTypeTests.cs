using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusKeyTypeTests(MilvusKeyTypeTests.Fixture fixture) : KeyTypeTests(fixture), IClassFixture<MilvusKeyTypeTests.Fixture>
{
    [Fact]
    public Task String() => Test<string>("foo", "bar");

    [Fact]
    public Task Int() => Test(8);

    public new sealed class Fixture : KeyTypeTests.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
