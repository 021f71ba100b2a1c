using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

public sealed class TwoProcessTests : EngineTest
{
    [Fact]
    public void Two_processes_write_and_search_one_file_at_the_same_time()
    {
        const int Each = 120;
        Engine.CreateLoaded(Schema(Key(), Vector()));
        using var child = Child.Start(ChildRoles.AppendRows, File.Path, 1000, Each);
        var seen = 0;
        for (var id = 0; id < Each; id++)
        {
            Engine.Insert(Ids(id), VectorRows([-id, 0, 0, 0]));
            if (id % 4 != 0)
                continue;
            // What the child has reported is committed, so the next search must see it.
            if (child.Next() is var (_, reported))
            {
                Assert.Equal([reported], Engine.Search(Nearest([reported, 0, 0, 0], 1)).LongIds());
                seen++;
            }
        }

        while (child.Next() is not null)
            seen++;
        child.Finish();
        Assert.Equal(Each, seen);
        Assert.Equal(2 * Each, Engine.GetRowCount("", Name));
        Assert.Equal(2 * Each, Engine.Search(Nearest([0, 0, 0, 0], 1000)).Ids.Count);
    }
}
