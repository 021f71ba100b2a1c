namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Names of types in messages, as C# writes them.</summary>
public sealed class TypeNamesTests
{
    [Theory]
    [InlineData(typeof(int?), "int?")]
    [InlineData(typeof(ReadOnlyMemory<float>[]), "ReadOnlyMemory<float>[]")]
    [InlineData(typeof(Dictionary<string, int>), "Dictionary<string, int>")]
    [InlineData(typeof(Outer<int>.Inner), "Inner")]
    [InlineData(typeof(Outer<int>.GenericInner<string>), "GenericInner<string>")]
    public void Of(Type type, string expected) => Assert.Equal(expected, TypeNames.Of(type));

    private sealed class Outer<T>
    {
        internal sealed class Inner;

        internal sealed class GenericInner<TOther>;
    }
}
