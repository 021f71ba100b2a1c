using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

public sealed class FirstTests : IDisposable
{
    private readonly TestFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Inserted_rows_are_found_and_read_back_after_reopening()
    {
        using (var engine = _file.Open())
        {
            engine.CreateLoaded(Schema(Key(), Vector(), Scalar("name", EngineDataType.VarChar)));
            var result = engine.Insert(Ids(1, 2, 3), VectorRows([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]), new Column<string>("name", EngineDataType.VarChar, ["a", "b", "c"]));
            Assert.Equal(3, result.InsertCount);
            Assert.Equal([2, 1, 3], engine.Search(Nearest([0, 1, 0, 0])).LongIds());
        }

        using (var engine = _file.Open())
        {
            var found = engine.Search(Nearest([0, 0.9f, 0, 0], 2) with { OutputFields = ["*"] });
            Assert.Equal([2, 1], found.LongIds());
        }
    }
}
