using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class FilterErrorTests
{
    private static readonly FilterSchema Schema = new(
        [
            FilterTable.Field("id", EngineDataType.Int64, isNullable: false, isPrimaryKey: true),
            FilterTable.Field("flag", EngineDataType.Bool),
            FilterTable.Field("age", EngineDataType.Int32),
            FilterTable.Field("score", EngineDataType.Float),
            FilterTable.Field("name", EngineDataType.VarChar),
            FilterTable.Field("doc", EngineDataType.Json),
            FilterTable.Field("tags", EngineDataType.Array, EngineDataType.VarChar),
            FilterTable.Field("nums", EngineDataType.Array, EngineDataType.Int64),
        ],
        null);

    private static readonly Dictionary<string, object?> Templates = new()
    {
        ["half"] = 0.5,
        ["nan"] = double.NaN,
        ["nothing"] = null,
        ["guid"] = Guid.Empty,
        ["list"] = new object[] { 1L, 2L },
        ["badjson"] = new ReadOnlyMemory<byte>("{"u8.ToArray()),
        ["zero"] = 0L,
    };

    // The caret stands under the first character of the marked part: «…».
    [Theory]
    [InlineData("age == «", "expected a value, a field or '('")]
    [InlineData("age «18", "expected an operator or the end of the expression")]
    [InlineData("(age == 1«", "expected ')'")]
    [InlineData("age == 1«)", "expected an operator or the end")]
    [InlineData("age «= 1", "use '=='")]
    [InlineData("age «<> 1", "use '!='")]
    [InlineData("name == «\"x", "no closing quote")]
    [InlineData("name == \"a«\nb\"", "write a line break as \\n")]
    [InlineData("name == \"a«\\q\"", "'\\q' is no escape")]
    [InlineData("name == «\"50\\%\"", "escapes of like patterns only")]
    [InlineData("name == \"«\\ud800\"", "names no character")]
    [InlineData("age == 1«x", "unexpected 'x' in a number")]
    [InlineData("age == 0«8", "leading 0 makes an integer octal")]
    [InlineData("age == «9223372036854775808", "out of range")]
    [InlineData("age == «1e999", "out of range")]
    [InlineData("score == 1e«", "digits of the exponent")]
    [InlineData("doc[«rank] == 1", "a key stands in quotes")]
    [InlineData("doc['rank'« >= 3", "expected ']'")]
    [InlineData("doc[«''] == 3", "a key is not empty")]
    [InlineData("age «Like 1", "write like")]
    [InlineData("age «is  null", "with single spaces")]
    [InlineData("age == 1 «And age == 2", "write and")]
    [InlineData("age «between 1", "write a range")]
    [InlineData("age == «# 1", "unexpected character '#'")]
    [InlineData("«日 == 1", "$meta[")]
    [InlineData("«$[x] == 1", "element access")]
    [InlineData("{«1} == age", "the name of a template variable")]
    [InlineData("age in [1 «2]", "expected ',' or ']'")]
    [InlineData("age + 1 «is null", "right after a field")]
    public void Syntax_errors_say_what_was_expected_and_where(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("«missing == 1", "field missing not exist")]
    [InlineData("«$meta['a'] == 1", "field $meta not exist")]
    [InlineData("age == «null", "there is no null literal")]
    [InlineData("«flag", "write flag == true")]
    [InlineData("«age", "not a boolean expression, data type: Int32")]
    [InlineData("«1", "not a boolean expression, data type: Int64")]
    [InlineData("age == 1 and «flag", "write flag == true")]
    [InlineData("«not age == 1", "write not (a == b)")]
    [InlineData("«not age in [1]", "write not (a == b)")]
    [InlineData("age «== 1.5", "cannot cast value to Int32, value: 1.5")]
    [InlineData("age «== true", "cannot cast value to Int32, value: true")]
    [InlineData("age «== '1'", "cannot cast value to Int32, value: \"1\"")]
    [InlineData("flag «== 1", "cannot cast value to Bool, value: 1; write true or false")]
    [InlineData("name «== 1", "cannot cast value to VarChar, value: 1; strings stand in quotes")]
    [InlineData("score «== '1'", "cannot cast value to Float")]
    [InlineData("age in [1, «2.5]", "value '2.5' in list cannot be casted to Int32")]
    [InlineData("name in ['a', «1]", "cannot be casted to VarChar")]
    [InlineData("age in «1", "the right-hand side of 'in' must be a list")]
    [InlineData("age in «id", "cannot be a non-const expression")]
    [InlineData("«1 in [1]", "can only be used on non-const expression")]
    [InlineData("age «+ 1 in [1]", "can only be used on single field")]
    [InlineData("age «== name", "comparisons between Int32 and VarChar are not supported")]
    [InlineData("flag «== age", "comparisons between Bool and Int32 are not supported")]
    [InlineData("doc['a'] «== age", "two column comparison with JSON type is not supported")]
    [InlineData("doc['a'] «== doc['b']", "two column comparison with JSON type is not supported")]
    [InlineData("(age «== 1) == (age == 2)", "found a condition")]
    [InlineData("«age[0] == 1", "accessed with []")]
    [InlineData("«tags['a'] == 'x'", "one integer index")]
    [InlineData("tags «> ['a']", "can not compare array field tags directly")]
    [InlineData("tags «== 'a'", "comparisons between Array[VarChar] and VarChar are not supported")]
    [InlineData("«tags in [['a']]", "can not compare array field tags directly")]
    [InlineData("tags[0] «== 1", "cannot cast value to VarChar")]
    [InlineData("array_contains(nums, «'x')", "cannot cast value to Int64")]
    [InlineData("array_contains_any(nums, «1)", "must be an array")]
    [InlineData("array_contains(«name, 'x')", "json or array fields")]
    [InlineData("«array_contains(nums)", "takes 2 argument(s), got 1")]
    [InlineData("array_length(«name) == 1", "json or array fields")]
    [InlineData("«age like '1%'", "like operation on non-string")]
    [InlineData("name like «1", "the pattern of like must be a string")]
    [InlineData("name like «'a\\\\'", "a backslash that escapes nothing")]
    [InlineData("«age =~ '1'", "regex match operation on non-string")]
    [InlineData("name =~ «1", "a regular expression must be a string")]
    [InlineData("name =~ «'a('", "invalid regex pattern \"a(\": missing )")]
    [InlineData("name !~ «'(?=a)'", "invalid regex pattern \"(?=a)\": invalid perl operator: (?=")]
    [InlineData("name like 'a«\\d'", "'\\d' is no escape")]
    [InlineData("doc['a«\\d'] == 1", "'\\d' is no escape")]
    [InlineData("exists «age", "only supported on json field")]
    [InlineData("exists «doc", "json key")]
    [InlineData("1 «< age < 1", "lowerbound is greater than upperbound")]
    [InlineData("1 < «flag < 3", "invalid range operations on boolean expr")]
    [InlineData("«id < age < 3", "lowerbound cannot be a non-const expression")]
    public void Type_errors_say_what_does_not_fit(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("age «/ 0 == 1", "division or modulus by zero")]
    [InlineData("age «% {zero} == 1", "division or modulus by zero")]
    [InlineData("1 «/ 0 == age", "division or modulus by zero")]
    [InlineData("age «** 2 == 4", "power can only apply on constants")]
    [InlineData("age «+ id == 4", "arithmetic operations between multiple fields")]
    [InlineData("age «+ 1.5 == 4", "cannot perform arithmetic between Int32 field and Double")]
    [InlineData("score «% 2 == 0", "'%' can only apply on integer types")]
    [InlineData("name «+ 'x' == 'y'", "cannot perform arithmetic")]
    [InlineData("10 «- age == 4", "a constant on the left of '-'")]
    [InlineData("array_length(nums) «+ 1 == 4", "complicated arithmetic")]
    [InlineData("«-age == 4", "'-' can only be applied to constants")]
    [InlineData("9223372036854775807 «+ 1 == id", "out of range")]
    [InlineData("-9223372036854775808 «/ -1 == id", "out of range")]
    [InlineData("'a' «+ 1 == id", "'+' cannot be applied to VarChar and Int64")]
    [InlineData("true «< false", "'<' cannot be applied to Bool and Bool")]
    [InlineData("age «<< 1 == 2", "not supported")]
    [InlineData("«~age == 2", "not supported")]
    public void Arithmetic_that_Milvus_refuses_is_refused(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("age == «{absent}", "variable name {absent} is not found")]
    [InlineData("age «== {half}", "cannot cast value to Int32, value: 0.5")]
    [InlineData("score == «{nan}", "is NaN or infinite")]
    [InlineData("age == «{nothing}", "is null; write 'field is null'")]
    [InlineData("name == «{guid}", "unsupported type Guid")]
    [InlineData("doc['a'] == «{badjson}", "is not valid JSON")]
    [InlineData("age in «{half}", "must be a list")]
    [InlineData("name in «{list}", "value '1' in list cannot be casted to VarChar")]
    public void Template_errors_name_the_template(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("«element_filter(tags, $ == 1)", "element_filter")]
    [InlineData("«st_area(name)", "st_area")]
    [InlineData("«match_any(tags, $ == 1)", "match_any")]
    [InlineData("«Json_Contains(doc, 1)", "write json_contains")]
    public void What_is_not_supported_is_named(string marked, string name)
    {
        var error = AssertError(marked, name);
        Assert.Matches("not supported|write json_contains", error.Message);
    }

    [Fact]
    public void The_message_has_Milvus_shape_and_the_line_with_a_caret()
    {
        var error = Assert.Throws<EngineException>(() => FilterCompiler.Compile("age > 1 and\n  nam == 'x'", Schema, null, "delete"));
        Assert.Equal(EngineError.InvalidParameter, error.Code);
        Assert.True(error.IsInputError);
        Assert.Equal(
            "failed to create delete plan: cannot parse expression: age > 1 and\n  nam == 'x', error: field nam not exist\n  nam == 'x'\n  ^",
            error.Message);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_caret()
    {
        var expression = string.Join(" or ", Enumerable.Range(0, 500).Select(i => $"age == {i}")) + " or nam == 1";
        var lines = Assert.Throws<EngineException>(() => FilterCompiler.Compile(expression, Schema, null)).Message.Split('\n');
        Assert.InRange(lines[^2].Length, 100, 170);
        Assert.Equal("nam", lines[^2].Substring(lines[^1].IndexOf('^', StringComparison.Ordinal), 3));
    }

    private static EngineException AssertError(string marked, string message)
    {
        var column = marked.IndexOf('«', StringComparison.Ordinal);
        var expression = marked.Remove(column, 1);
        var error = Assert.Throws<EngineException>(() => FilterCompiler.Compile(expression, Schema, Templates));
        Assert.Equal(EngineError.InvalidParameter, error.Code);
        Assert.StartsWith($"failed to create query plan: cannot parse expression: {expression}, error: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal($"{new string(' ', column)}^", error.Message[(error.Message.LastIndexOf('\n') + 1)..]);
        return error;
    }
}
