using System.Linq.Expressions;
using Connectors.Milvus.VectorData.Filters;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>What cannot be translated is named, with what to write instead; nothing is left out silently.</summary>
public sealed class RefusalTests
{
    private static int? Nothing => null;
    private static string? NullText => null;
    private static List<int>? NullList => null;

    [Fact]
    public void Unknown_property_is_named_with_the_known_ones()
    {
        var error = Refuse<InvalidOperationException>(r => r.Ignored == "a");
        Assert.Contains("'Ignored'", error.Message, StringComparison.Ordinal);
        Assert.Contains("NullableInt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_dictionary_key_is_named()
    {
        Expression<Func<Dictionary<string, object?>, bool>> filter = r => (string?)r["x'] or 1 == 1"] == "a";
        var error = Assert.Throws<InvalidOperationException>(() => FilterTranslator.Translate(filter, DocModel.Dictionaries));
        Assert.Contains("x'] or 1 == 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_of_a_null_nullable_is_an_invalid_operation() =>
        Refuse<InvalidOperationException>(r => r.Int == Nothing!.Value);

    [Fact]
    public void Cast_of_a_dictionary_value_must_fit_the_model()
    {
        Expression<Func<Dictionary<string, object?>, bool>> filter = r => (string?)r["Int"] == "a";
        var error = Assert.Throws<InvalidOperationException>(() => FilterTranslator.Translate(filter, DocModel.Dictionaries));
        Assert.Contains("casts Int to string", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_of_another_type_is_named()
    {
        var error = Refuse<InvalidOperationException>(r => r.Title.Equals((object)3));
        Assert.Contains("Title is of type string and is compared with a value of type int", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_where_a_value_is_read_is_an_invalid_operation()
    {
        Refuse<InvalidOperationException>(r => r.Int == NullText!.Length);
        Refuse<InvalidOperationException>(r => r.Title.StartsWith(NullText!));
        Refuse<InvalidOperationException>(r => NullList!.Contains(r.Int));
        Refuse<InvalidOperationException>(r => r.Int + Nothing > 3);
        Refuse<InvalidOperationException>(r => r.Ints[-1] == 3);
    }

    [Fact]
    public void Division_by_zero_is_refused_before_the_call() => Refuse<DivideByZeroException>(r => r.Int / Zero() == 1);

    [Fact]
    public void A_vector_cannot_be_filtered() => Refuse<NotSupportedException>(r => r.Vector.Equals(null), "vector");

    [Fact]
    public void Json_cannot_be_filtered() => Refuse<NotSupportedException>(r => r.Json == "{}", "JSON");

    [Fact]
    public void Order_of_texts_that_stand_for_decimals_is_refused()
    {
        Refuse<NotSupportedException>(r => r.Decimal > 3m, "decimal");
        Refuse<NotSupportedException>(r => !(r.Decimal <= 3m), "decimal");
    }

    [Fact]
    public void Calculations_with_what_is_not_a_number_are_refused()
    {
        Refuse<NotSupportedException>(r => r.Decimal + 1 == 3m, "numbers only");
        Refuse<NotSupportedException>(r => r.Title + "x" == "ax", "numbers only");
        Refuse<NotSupportedException>(r => r.When.AddDays(1) > DateTime.MinValue, "no such function");
        Refuse<NotSupportedException>(r => r.When - DateTime.MinValue > TimeSpan.Zero, "numbers only");
    }

    [Fact]
    public void Calculations_that_Milvus_does_not_do_are_refused()
    {
        Refuse<NotSupportedException>(r => r.Int + r.Int2 > 3, "two properties");
        Refuse<NotSupportedException>(r => 10 / r.Int > 3, "on the right of '/'");
        Refuse<NotSupportedException>(r => r.Int / 2.0 > 3, "is an integer");
        Refuse<NotSupportedException>(r => r.Double % 2 > 1, "remainders of integers");
        Refuse<NotSupportedException>(r => r.Ints.Length * 2 > 3, "with lengths");
        Refuse<NotSupportedException>(r => r.Int * 2 > r.Int2, "with values only");
        Refuse<NotSupportedException>(r => r.Ints.Length > r.Int, "with values only");
    }

    [Fact]
    public void Members_and_calls_without_a_counterpart_are_refused_with_a_remedy()
    {
        Refuse<NotSupportedException>(r => r.Title.Length > 3, "property of its own");
        Refuse<NotSupportedException>(r => r.When.Month == 2, "ends of a range");
        Refuse<InvalidOperationException>(r => r.Other!.Title == "a", "'Other'");
        Refuse<NotSupportedException>(r => r.Guid.Version == 4, "members of their values");
        Refuse<NotSupportedException>(r => r.Title.ToLowerInvariant() == "a", "one case");
        Refuse<NotSupportedException>(r => r.Title.Equals("a", StringComparison.OrdinalIgnoreCase), "Ordinal");
        Refuse<NotSupportedException>(r => r.Title.StartsWith("a", StringComparison.CurrentCulture), "Ordinal");
        Refuse<NotSupportedException>(r => string.IsNullOrWhiteSpace(r.Title), "IsNullOrEmpty");
        Refuse<NotSupportedException>(r => "abc".Contains(r.Title), "other way round");
        Refuse<NotSupportedException>(r => r.Title.Contains(r.String!), "known before the call");
        Refuse<NotSupportedException>(r => Helper(r), "Equals, Contains");
        Refuse<NotSupportedException>(r => r is IHasTitle, "side of a comparison");
    }

    [Fact]
    public void Comparers_are_refused()
    {
        Refuse<NotSupportedException>(r => new[] { "a" }.Contains(r.Title, StringComparer.OrdinalIgnoreCase), "comparer");
        Refuse<NotSupportedException>(r => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" }.Contains(r.Title), "comparer");
    }

    [Fact]
    public void Casts_that_can_change_the_value_are_refused()
    {
        Refuse<NotSupportedException>(r => (int)r.Double == 3, "cast to int");
        Refuse<NotSupportedException>(r => (byte)r.Int == 3, "cast to byte");
    }

    [Fact]
    public void What_arrays_cannot_answer_is_refused()
    {
        Refuse<NotSupportedException>(r => r.StringArray == new[] { "a" }, "looks into arrays");
        Refuse<NotSupportedException>(r => r.StringArray.Any(t => t.StartsWith("a")), "equality only");
        Refuse<NotSupportedException>(r => r.StringArray.All(t => t == "a"), "All(t => t != value)");
        Refuse<NotSupportedException>(r => r.StringArray.All(t => new[] { "a" }.Contains(t)), "All(t => t != value)");
        Refuse<NotSupportedException>(r => r.StringArray.Any(t => t == "a" && t != "b"), "an Any of its own");
        Refuse<NotSupportedException>(r => r.Ints.Any(n => n > 3), "'r.Ints.Any(n => (n > 3))'");
        Refuse<NotSupportedException>(r => r.Ints.Any(n => n > 3), "does not order an array's elements: compare one element (r.Numbers[0] > 3)");
        Refuse<NotSupportedException>(r => r.Ints.All(n => 3 <= n), "does not order an array's elements");
        Refuse<NotSupportedException>(r => r.StringArray.Except(new[] { "a" }).Any(), "a list known before the call");
        Refuse<NotSupportedException>(r => r.StringArray.Contains(r.Title), "looks for values");
        Refuse<NotSupportedException>(r => r.Ints[r.Int] == 3, "known before the call");
        Refuse<NotSupportedException>(r => r.Ints.Where(n => n > 3).Count() > 1, "no such function");
        Refuse<NotSupportedException>(r => Enumerable.Range(0, 300).Any(n => r.Int > n), "at most 256");
    }

    [Fact]
    public void Fields_that_are_stored_differently_cannot_be_compared_with_each_other() =>
        Refuse<NotSupportedException>(r => r.Decimal == r.Int, "stored in the same form");

    private static int Zero() => 0;

    private static bool Helper(Doc doc) => doc.Bool;

    private static void Refuse<TException>(Expression<Func<Doc, bool>> filter, string part)
        where TException : Exception =>
        Assert.Contains(part, Refuse<TException>(filter).Message, StringComparison.Ordinal);

    private static TException Refuse<TException>(Expression<Func<Doc, bool>> filter)
        where TException : Exception =>
        Assert.Throws<TException>(() => FilterTranslator.Translate(filter, DocModel.Records));
}
