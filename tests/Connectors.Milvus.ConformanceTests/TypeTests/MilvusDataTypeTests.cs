using Connectors.Milvus.ConformanceTests.Support;
using VectorData.ConformanceTests;
using VectorData.ConformanceTests.ModelTests;
using VectorData.ConformanceTests.Support;
using VectorData.ConformanceTests.TypeTests;
using Xunit;

namespace Connectors.Milvus.ConformanceTests;

public sealed class MilvusDataTypeTests(MilvusDataTypeTests.Fixture fixture) : DataTypeTests<Guid, DataTypeTests<Guid>.DefaultRecord>(fixture), IClassFixture<MilvusDataTypeTests.Fixture>
{
    // Filters look into arrays, but Milvus compares no arrays as wholes.
    public override Task String_array() => Test<string[]>("StringArray", ["foo", "bar"], ["foo", "baz"], isFilterable: false);

    public new sealed class Fixture : DataTypeTests<Guid, DataTypeTests<Guid>.DefaultRecord>.Fixture
    {
        public override TestStore TestStore => MilvusTestStore.Instance;
    }
}
