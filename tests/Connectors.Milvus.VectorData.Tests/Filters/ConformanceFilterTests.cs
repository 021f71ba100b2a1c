using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>
/// The filters of the published conformance suite of Microsoft.Extensions.VectorData, by the suite's names, for records and for
/// dictionaries. The suite itself runs elsewhere, against rows; here stands what its filters are translated to.
/// </summary>
public sealed class ConformanceFilterTests
{
    private const string Special = ">with $om[ specia]\"chara<ters'and\\stuff";
    private static readonly int StaticReadonly = 8;
    private readonly int _readonly = 8;
    private int _field;

    public static TheoryData<string, FilterRow> Equality
    {
        get
        {
            string? nothing = null;
            int? eight = 8;
            int? noNumber = null;
            return new()
            {
                { "Equal_with_int", Typed(r => r.Int == 8, "Int == {p0}", 8L) },
                { "Equal_with_int", Dynamic(r => (int)r["Int"]! == 8, "Int == {p0}", 8L) },
                { "Equal_with_string", Typed(r => r.String == "foo", "String == {p0}", "foo") },
                { "Equal_with_string", Dynamic(r => (string?)r["String"] == "foo", "String == {p0}", "foo") },
                { "Equal_with_string_sql_injection_in_value", Typed(r => r.String == "x' or 1 = 1", "String == {p0}", "x' or 1 = 1") },
                { "Equal_with_string_containing_special_characters", Typed(r => r.String == Special, "String == {p0}", Special) },
                { "Equal_with_string_is_not_Contains", Typed(r => r.String == "some", "String == {p0}", "some") },
                { "Equal_reversed", Typed(r => 8 == r.Int, "Int == {p0}", 8L) },
                { "Equal_reversed", Dynamic(r => 8 == (int)r["Int"]!, "Int == {p0}", 8L) },
                { "Equal_with_null_reference_type", Typed(r => r.String == null, "String is null") },
                { "Equal_with_null_reference_type", Dynamic(r => r["String"] == null, "String is null") },
                { "Equal_with_null_captured", Typed(r => r.String == nothing, "String is null") },
                { "Equal_with_null_captured", Dynamic(r => (string?)r["String"] == nothing, "String is null") },
                { "Equal_int_property_with_nonnull_nullable_int", Typed(r => r.Int == eight, "Int == {p0}", 8L) },
                { "Equal_int_property_with_nonnull_nullable_int", Dynamic(r => (int)r["Int"]! == eight, "Int == {p0}", 8L) },
                { "Equal_int_property_with_null_nullable_int", Typed(r => r.Int == noNumber, "Id in []") },
                { "Equal_int_property_with_nonnull_nullable_int_Value", Typed(r => r.Int == eight!.Value, "Int == {p0}", 8L) },
                { "NotEqual_with_int", Typed(r => r.Int != 8, "Int != {p0}", 8L) },
                { "NotEqual_with_string", Typed(r => r.String != "foo", "(String != {p0}) or (String is null)", "foo") },
                { "NotEqual_with_string", Dynamic(r => (string?)r["String"] != "foo", "(String != {p0}) or (String is null)", "foo") },
                { "NotEqual_reversed", Typed(r => 8 != r.Int, "Int != {p0}", 8L) },
                { "NotEqual_with_null_reference_type", Typed(r => r.String != null, "String is not null") },
                { "NotEqual_with_null_captured", Typed(r => r.String != nothing, "String is not null") },
                { "Bool", Typed(r => r.Bool, "Bool == true") },
                { "Bool", Dynamic(r => (bool)r["Bool"]!, "Bool == true") },
                { "Bool_And_Bool", Typed(r => r.Bool && r.Bool, "(Bool == true) and (Bool == true)") },
                { "Bool_Or_Not_Bool", Typed(r => r.Bool || !r.Bool, "(Bool == true) or (Bool == false)") },
                { "Bool_Or_Not_Bool", Dynamic(r => (bool)r["Bool"]! || !(bool)r["Bool"]!, "(Bool == true) or (Bool == false)") },
            };
        }
    }

    public static TheoryData<string, FilterRow> ComparisonAndLogic => new()
    {
        { "GreaterThan_with_int", Typed(r => r.Int > 9, "Int > {p0}", 9L) },
        { "GreaterThanOrEqual_with_int", Typed(r => r.Int >= 9, "Int >= {p0}", 9L) },
        { "LessThan_with_int", Typed(r => r.Int < 10, "Int < {p0}", 10L) },
        { "LessThanOrEqual_with_int", Typed(r => r.Int <= 10, "Int <= {p0}", 10L) },
        { "And", Typed(r => r.Int == 8 && r.String == "foo", "(Int == {p0}) and (String == {p1})", 8L, "foo") },
        { "Or", Typed(r => r.Int == 8 || r.String == "foo", "(Int == {p0}) or (String == {p1})", 8L, "foo") },
        {
            "And_within_And",
            Typed(r => (r.Int == 8 && r.String == "foo") && r.Int2 == 80, "(Int == {p0}) and (String == {p1}) and (Int2 == {p2})", 8L, "foo", 80L)
        },
        {
            "And_within_Or",
            Typed(r => (r.Int == 8 && r.String == "foo") || r.Int2 == 100, "((Int == {p0}) and (String == {p1})) or (Int2 == {p2})", 8L, "foo", 100L)
        },
        {
            "Or_within_And",
            Typed(r => (r.Int == 8 || r.Int == 9) && r.String == "foo", "((Int == {p0}) or (Int == {p1})) and (String == {p2})", 8L, 9L, "foo")
        },
        { "Not_over_Equal", Typed(r => !(r.Int == 8), "Int != {p0}", 8L) },
        { "Not_over_NotEqual", Typed(r => !(r.Int != 8), "Int == {p0}", 8L) },
        {
            "Not_over_And",
            Typed(r => !(r.Int == 8 && r.String == "foo"), "(Int != {p0}) or (String != {p1}) or (String is null)", 8L, "foo")
        },
        {
            "Not_over_Or",
            Typed(r => !(r.Int == 8 || r.String == "foo"), "(Int != {p0}) and ((String != {p1}) or (String is null))", 8L, "foo")
        },
        { "Not_over_bool", Typed(r => !r.Bool, "Bool == false") },
        { "Not_over_bool", Dynamic(r => !(bool)r["Bool"]!, "Bool == false") },
        { "Not_over_bool_And_Comparison", Typed(r => !r.Bool && r.Int != 8, "(Bool == false) and (Int != {p0})", 8L) },
        { "True", Typed(r => true, "") },
        { "True", Dynamic(r => true, "") },
    };

    public static TheoryData<string, FilterRow> Contains
    {
        get
        {
            string[] array = ["foo", "baz", "unknown"];
            List<string> list = [.. array];
            return new()
            {
                { "Contains_over_field_string_array", Typed(r => r.StringArray.Contains("x"), "array_contains(StringArray, {p0})", "x") },
                { "Contains_over_field_string_array", Dynamic(r => ((string[])r["StringArray"]!).Contains("x"), "array_contains(StringArray, {p0})", "x") },
                { "Contains_over_field_string_List", Typed(r => r.StringList.Contains("x"), "array_contains(StringList, {p0})", "x") },
                { "Contains_over_field_string_List", Dynamic(r => ((List<string>)r["StringList"]!).Contains("x"), "array_contains(StringList, {p0})", "x") },
                { "Contains_over_inline_int_array", Typed(r => new[] { 8, 10 }.Contains(r.Int), "Int in {p0}", new[] { 8L, 10L }) },
                { "Contains_over_inline_int_array", Dynamic(r => new[] { 8, 10 }.Contains((int)r["Int"]!), "Int in {p0}", new[] { 8L, 10L }) },
                { "Contains_over_inline_string_array", Typed(r => new[] { "foo", "baz", "unknown" }.Contains(r.String), "String in {p0}", [array]) },
                {
                    "Contains_over_inline_string_array_with_weird_chars",
                    Typed(r => new[] { "foo", "un  , ' \"" }.Contains(r.String), "String in {p0}", [new[] { "foo", "un  , ' \"" }])
                },
                { "Contains_over_captured_string_array", Typed(r => array.Contains(r.String), "String in {p0}", [array]) },
                { "Contains_with_Enumerable_Contains", Typed(r => Enumerable.Contains(array, r.String), "String in {p0}", [array]) },
                { "Contains_with_MemoryExtensions_Contains", Typed(r => MemoryExtensions.Contains(array, r.String), "String in {p0}", [array]) },
                {
                    "Contains_with_MemoryExtensions_Contains_with_null_comparer",
                    Typed(r => MemoryExtensions.Contains(array, r.String, comparer: null), "String in {p0}", [array])
                },
                {
                    "Any_with_Contains_over_inline_string_array",
                    Typed(r => r.StringArray.Any(s => new[] { "foo", "baz", "unknown" }.Contains(s)), "array_contains_any(StringArray, {p0})", [array])
                },
                {
                    "Any_with_Contains_over_captured_string_array",
                    Typed(r => r.StringArray.Any(s => array.Contains(s)), "array_contains_any(StringArray, {p0})", [array])
                },
                {
                    "Any_with_Contains_over_captured_string_list",
                    Typed(r => r.StringArray.Any(s => list.Contains(s)), "array_contains_any(StringArray, {p0})", [array])
                },
                {
                    "Any_over_List_with_Contains_over_captured_string_array",
                    Typed(r => r.StringList.Any(s => array.Contains(s)), "array_contains_any(StringList, {p0})", [array])
                },
                {
                    "Any_over_List_with_Contains_over_captured_string_array",
                    Dynamic(r => ((List<string>)r["StringList"]!).Any(s => array.Contains(s)), "array_contains_any(StringList, {p0})", [array])
                },
            };
        }
    }

    public static TheoryData<string, FilterRow> Variables
    {
        get
        {
            var local = 8;
            var nested = new Nested();
            return new()
            {
                { "Captured_local_variable", Typed(r => r.Int == local, "Int == {p0}", 8L) },
                { "Member_static_field", Typed(r => r.Int == Nested.Static, "Int == {p0}", 8L) },
                { "Member_static_readonly_field", Typed(r => r.Int == StaticReadonly, "Int == {p0}", 8L) },
                { "Member_nested_access", Typed(r => r.Int == nested.Inner.Number, "Int == {p0}", 8L) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Equality))]
    [MemberData(nameof(ComparisonAndLogic))]
    [MemberData(nameof(Contains))]
    [MemberData(nameof(Variables))]
    public void Translates(string name, FilterRow row)
    {
        Assert.NotEmpty(name);
        row.Check();
    }

    [Fact]
    public void Member_field()
    {
        _field = 8;
        Typed(r => r.Int == _field, "Int == {p0}", 8L).Check();
    }

    [Fact]
    public void Member_readonly_field() => Typed(r => r.Int == _readonly, "Int == {p0}", 8L).Check();

    [Fact]
    public void Equal_with_string_sql_injection_in_name() =>
        Assert.Throws<InvalidOperationException>(() => Dynamic(r => (string?)r["String = \"not\" or 1 = 1 --"] == "x", "").Check());

    [Fact]
    public void Equal_int_property_with_null_nullable_int_Value()
    {
        int? nothing = null;
        Assert.Throws<InvalidOperationException>(() => Typed(r => r.Int == nothing!.Value, "").Check());
    }

    private static FilterRow Typed(Expression<Func<Doc, bool>> filter, string expected, params object[] parameters) =>
        FilterRow.Of(filter, expected, parameters, filter.ToString());

    private static FilterRow Dynamic(Expression<Func<Dictionary<string, object?>, bool>> filter, string expected, params object[] parameters) =>
        FilterRow.OfDictionary(filter, expected, parameters, filter.ToString());

    private sealed class Nested
    {
        public static int Static = 8;

        public Holder Inner { get; } = new();
    }

    private sealed class Holder
    {
        public int Number { get; } = 8;
    }
}
