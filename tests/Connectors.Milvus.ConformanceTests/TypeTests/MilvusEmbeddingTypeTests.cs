using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusEmbeddingTypeTests(MilvusEmbeddingTypeTests.Fixture fixture) : EmbeddingTypeTests<Guid>(fixture), IClassFixture<MilvusEmbeddingTypeTests.Fixture>
{
    [Fact]
    public Task ReadOnlyMemory_of_Half() => Test<ReadOnlyMemory<Half>>(
        new Half[] { (Half)1, (Half)2, (Half)3 },
        new ReadOnlyMemoryEmbeddingGenerator<Half>(new Half[] { (Half)1, (Half)2, (Half)3 }),
        vectorEqualityAsserter: (expected, actual) => Assert.Equal(expected.ToArray(), actual.ToArray()));

    [Fact]
    public Task Array_of_Half() => Test<Half[]>([(Half)1, (Half)2, (Half)3], new ReadOnlyMemoryEmbeddingGenerator<Half>(new Half[] { (Half)1, (Half)2, (Half)3 }));

    public new sealed class Fixture : EmbeddingTypeTests<Guid>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
