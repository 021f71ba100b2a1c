using Connectors.Milvus.Engine.Tests.Durability;

namespace Connectors.Milvus.Engine.Tests;

/// <summary>The child process of tests that need one: <c>dotnet Connectors.Milvus.Engine.Tests.dll &lt;role&gt; &lt;file&gt; …</c>.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => ChildRoles.Run(arguments);
}
