using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class PrimaryKeyFilterTests
{
    private static readonly FilterSchema Numbers = new(
        [FilterTable.Field("id", EngineDataType.Int64, isNullable: false, isPrimaryKey: true), FilterTable.Field("age", EngineDataType.Int64)],
        null);

    private static readonly FilterSchema Texts = new([FilterTable.Field("id", EngineDataType.VarChar, isNullable: false, isPrimaryKey: true)], null);

    [Theory]
    [InlineData("id == 5", "5")]
    [InlineData("5 == id", "5")]
    [InlineData("(id == 0x10)", "16")]
    [InlineData("id == 2 + 3", "5")]
    [InlineData("id in [3, 1, 3]", "3,1,3")]
    [InlineData("id in []", "")]
    [InlineData("id in {ids}", "7,8")]
    [InlineData("id == {one}", "1")]
    [InlineData("id in [1] and true", "1")]
    public void A_filter_on_the_key_alone_gives_the_keys(string expression, string keys)
    {
        var templates = new Dictionary<string, object?> { ["ids"] = new object[] { 7L, 8L }, ["one"] = 1L };
        var found = FilterCompiler.Compile(expression, Numbers, templates).PrimaryKeys;
        Assert.NotNull(found);
        Assert.Equal(keys, string.Join(',', found));
        Assert.All(found, key => Assert.IsType<long>(key));
    }

    [Theory]
    [InlineData("id in ['a', 'it\\'s', '']")]
    [InlineData("id in {ids}")]
    public void Text_keys_come_as_written(string expression)
    {
        var templates = new Dictionary<string, object?> { ["ids"] = new object[] { "a", "it's", "" } };
        Assert.Equal(["a", "it's", ""], FilterCompiler.Compile(expression, Texts, templates).PrimaryKeys);
    }

    [Theory]
    [InlineData("id != 5")]
    [InlineData("id > 5")]
    [InlineData("id not in [5]")]
    [InlineData("not (id == 5)")]
    [InlineData("id == 5 or id == 6")]
    [InlineData("id == 5 and age == 6")]
    [InlineData("age == 5")]
    [InlineData("id == age")]
    [InlineData("id + 0 == 5")]
    [InlineData("")]
    public void Any_other_filter_gives_none(string expression) => Assert.Null(FilterCompiler.Compile(expression, Numbers, null).PrimaryKeys);

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t\n", true)]
    [InlineData("true", true)]
    [InlineData("1 == 1", true)]
    [InlineData("not false", true)]
    [InlineData("id > 0 or true", true)]
    [InlineData("true and 2 ** 3 == 8", true)]
    [InlineData("id not in []", true)]
    [InlineData("not (id in [])", true)]
    [InlineData("'a' < 'b'", true)]
    [InlineData("age not in []", false)]
    [InlineData("false", false)]
    [InlineData("id in []", false)]
    [InlineData("id > 0 and true", false)]
    [InlineData("id == id", false)]
    public void Filters_that_pass_every_row_are_known(string expression, bool isAlwaysTrue) =>
        Assert.Equal(isAlwaysTrue, FilterCompiler.Compile(expression, Numbers, null).IsAlwaysTrue);
}
