using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusNoVectorModelTests(MilvusNoVectorModelTests.Fixture fixture) : NoVectorModelTests<string>(fixture), IClassFixture<MilvusNoVectorModelTests.Fixture>
{
    public new sealed class Fixture : NoVectorModelTests<string>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
