using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Filters;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>A filter as C# and as Milvus say it; shown in test names as it stands in the table.</summary>
public sealed class FilterRow
{
    private readonly string _source;
    private readonly LambdaExpression _filter;
    private readonly string _expected;
    private readonly object[] _parameters;

    private FilterRow(string source, LambdaExpression filter, string expected, object[] parameters) =>
        (_source, _filter, _expected, _parameters) = (source, filter, expected, parameters);

    /// <summary>A filter over <see cref="Doc"/>.</summary>
    internal static FilterRow Of(
        Expression<Func<Doc, bool>> filter, string expected, object[]? parameters = null,
        [CallerArgumentExpression(nameof(filter))] string source = "") => new(source, filter, expected, parameters ?? []);

    /// <summary>A filter over dictionaries.</summary>
    internal static FilterRow OfDictionary(
        Expression<Func<Dictionary<string, object?>, bool>> filter, string expected, object[]? parameters = null,
        [CallerArgumentExpression(nameof(filter))] string source = "") => new(source, filter, expected, parameters ?? []);

    /// <summary>The filter where it is over <see cref="Doc"/>.</summary>
    internal Expression<Func<Doc, bool>>? DocFilter => _filter as Expression<Func<Doc, bool>>;

    internal MilvusFilter Translate() =>
        FilterTranslator.Translate(_filter, _filter.Parameters[0].Type == typeof(Doc) ? DocModel.Records : DocModel.Dictionaries);

    public void Check()
    {
        MilvusFilter actual = Translate();

        Assert.Equal(_expected, actual.Expression);
        Assert.Equal(_parameters.Length, actual.Parameters.Count);
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = actual.Parameters[$"p{i}"];
            Assert.IsType(_parameters[i].GetType(), parameter);
            Assert.Equal(_parameters[i], parameter);
        }
    }

    public override string ToString() => _source;
}
