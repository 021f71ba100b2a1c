using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

/// <summary>The guides use plain names such as films, so their tests run one after another on one server.</summary>
[CollectionDefinition(Name)]
public sealed class GuideCollection : ICollectionFixture<TestServer>
{
    public const string Name = "guides";
}
