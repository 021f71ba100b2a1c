using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.Support;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusHybridSearchTests(MilvusHybridSearchTests.OneText one, MilvusHybridSearchTests.TwoTexts two)
    : HybridSearchTests<string>(one, two), IClassFixture<MilvusHybridSearchTests.OneText>, IClassFixture<MilvusHybridSearchTests.TwoTexts>
{
    public sealed class OneText : VectorAndStringFixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }

    public sealed class TwoTexts : MultiTextFixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
