using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusDynamicModelTests(MilvusDynamicModelTests.Fixture fixture) : DynamicModelTests<string>(fixture), IClassFixture<MilvusDynamicModelTests.Fixture>
{
    public new sealed class Fixture : DynamicModelTests<string>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
