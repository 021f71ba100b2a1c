using System.Text;
using Connectors.Milvus.VectorData.Filters;

namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class FilterLiteralTests
{
    [Theory]
    [InlineData(true, "true")]
    [InlineData(-3L, "-3")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(1.5, "1.5")]
    [InlineData(2.0, "2.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData("a\"b\\c'd", "\"a\\\"b\\\\c'd\"")]
    [InlineData("line\nbreak\0", "\"line\\nbreak\\u0000\"")]
    public void Literals_read_back_as_the_same_value(object value, string expected)
    {
        var text = new StringBuilder();
        FilterLiteral.Append(text, value);
        Assert.Equal(expected, text.ToString());
    }
}
