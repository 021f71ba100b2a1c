using Connectors.Milvus.ConformanceTests.Support;
using Microsoft.Extensions.VectorData;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusIndexKindTests(MilvusIndexKindTests.Fixture fixture) : IndexKindTests<string>(fixture), IClassFixture<MilvusIndexKindTests.Fixture>
{
    [Fact]
    public Task Hnsw() => Test(IndexKind.Hnsw);

    [Fact]
    public Task IvfFlat() => Test(IndexKind.IvfFlat);

    [Fact]
    public Task DiskAnn() => Test(IndexKind.DiskAnn);

    [Fact]
    public Task QuantizedFlat() => Test(IndexKind.QuantizedFlat);

    [Fact]
    public Task Dynamic() => Test(IndexKind.Dynamic);

    public new sealed class Fixture : IndexKindTests<string>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
