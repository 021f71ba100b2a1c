using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Connectors.Milvus.Testing;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>A filter lets through the same records in Milvus as it does in C#, nulls included.</summary>
public sealed class AgreementTests(DocCollection docs) : IClassFixture<DocCollection>
{
    private const int FiltersPerSeed = 250;

    /// <summary>2,000 filters, or as many as MILVUS_FILTERS says: <c>MILVUS_FILTERS=20000 dotnet test --filter AgreementTests</c>.</summary>
    public static TheoryData<int> Seeds
    {
        get
        {
            var wanted = int.TryParse(Environment.GetEnvironmentVariable("MILVUS_FILTERS"), CultureInfo.InvariantCulture, out var count) ? count : 2_000;
            return [.. Enumerable.Range(1, (wanted + FiltersPerSeed - 1) / FiltersPerSeed)];
        }
    }

    [ServerTheory(Requires = ServerFeature.FilterLanguage)]
    [MemberData(nameof(Seeds))]
    public async Task Random_filters_agree_with_their_compiled_form(int seed)
    {
        var filters = new RandomFilters(new Random(seed));
        for (var i = 0; i < FiltersPerSeed; i++)
            await docs.CheckAsync(filters.Next());
    }

    public static TheoryData<Type> Tables =>
    [
        typeof(CollectionTests), typeof(ComparisonTests), typeof(ConformanceFilterTests), typeof(LogicTests), typeof(NullTests), typeof(TextTests), typeof(ValueTests),
    ];

    [ServerTheory(Requires = ServerFeature.FilterLanguage)]
    [MemberData(nameof(Tables))]
    public async Task Filters_of_the_tables_agree_with_their_compiled_form(Type tests)
    {
        var filters = tests.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .SelectMany(table => (IEnumerable<object?[]>)table.GetValue(null)!)
            .Select(row => ((FilterRow)row[^1]!).DocFilter)
            .OfType<Expression<Func<Doc, bool>>>()
            .Where(StoredOnly.Holds)
            .ToList();

        Assert.NotEmpty(filters);
        foreach (var filter in filters)
            await docs.CheckAsync(filter);
    }

    /// <summary>Some properties have no place in a collection; the tables use them to show how they would be translated.</summary>
    private sealed class StoredOnly : ExpressionVisitor
    {
        private bool _holds = true;

        public static bool Holds(Expression filter)
        {
            var visitor = new StoredOnly();
            visitor.Visit(filter);
            return visitor._holds;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            _holds &= node.Member.DeclaringType != typeof(Doc) || node.Expression is not ParameterExpression
                || node.Member.GetCustomAttribute<VectorStoreDataAttribute>() is not null || node.Member.Name == nameof(Doc.Id);
            return base.VisitMember(node);
        }
    }
}
