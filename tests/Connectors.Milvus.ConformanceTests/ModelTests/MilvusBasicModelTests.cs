using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusBasicModelTests(MilvusBasicModelTests.Fixture fixture) : BasicModelTests<string>(fixture), IClassFixture<MilvusBasicModelTests.Fixture>
{
    public new sealed class Fixture : BasicModelTests<string>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
