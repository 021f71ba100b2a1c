using Connectors.Milvus.Engine.Tests.Durability;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>An application may block every thread of the pool. Searches and graphs share their work with the pool, but never wait for it.</summary>
public sealed class BusyPoolTests : EngineTest
{
    [Fact]
    public void Graphs_are_built_and_searches_answered_when_every_thread_of_the_pool_is_blocked()
    {
        // Enough rows and queries that several threads would share the work.
        const int Rows = 3000;
        const int Queries = 1000;
        Engine.CreateCollection("", Schema(Key(), Vector()));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", "HNSW"), ("metric_type", "L2"), ("M", "4"), ("efConstruction", "8")) });
        Engine.LoadCollection("", Name);
        Engine.Insert(Ids([.. Enumerable.Range(0, Rows).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(0, Rows).Select(id => new float[] { id, 0, 0, 0 })]));

        using var child = Child.Start(ChildRoles.BusyPool, File.Path, Queries);
        Assert.Equal(("graph", Rows), child.Next());
        Assert.Equal(("walks", Queries), child.Next());
        Assert.Equal(("scans", Queries), child.Next());
        child.Finish();
    }
}
