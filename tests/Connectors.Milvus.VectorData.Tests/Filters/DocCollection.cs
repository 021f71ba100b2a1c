using System.Linq.Expressions;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Model;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Documents in memory and in a collection, to ask both the same question.</summary>
public sealed class DocCollection : IAsyncLifetime
{
    private readonly Doc[] _docs = RandomDocs.Make(seed: 1, count: 200);
    private readonly TestServer _server = new();
    private readonly MilvusCollection<long, Doc> _collection;

    public DocCollection() => _collection = new MilvusCollection<long, Doc>(_server.Client, _server.UniqueName("docs"), ownsClient: false);

    public async Task InitializeAsync()
    {
        await _collection.EnsureCollectionExistsAsync();
        await _collection.UpsertAsync(_docs);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    /// <summary>
    /// Fails when the collection lets through other documents than the compiled filter, with the smallest part of the filter that does.
    /// Documents that C# has no answer for, because a null is called or an element is missing, may go either way.
    /// </summary>
    internal async Task CheckAsync(Expression<Func<Doc, bool>> filter)
    {
        if (await DifferenceAsync(filter) is not { } difference)
            return;

        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var part in Parts.Of(filter))
            {
                if (await DifferenceAsync(part) is { } smaller)
                {
                    (filter, difference, isSmaller) = (part, smaller, true);
                    break;
                }
            }
        }

        Assert.Fail(difference);
    }

    private async Task<string?> DifferenceAsync(Expression<Func<Doc, bool>> filter)
    {
        var compiled = filter.Compile();
        var answers = _docs.ToDictionary(doc => doc.Id, doc => Answer(compiled, doc));
        var actual = new List<long>();
        try
        {
            await foreach (var doc in _collection.GetAsync(filter, top: _docs.Length + 1))
                actual.Add(doc.Id);
        }
        catch (Exception error)
        {
            return $"{filter}\n{error}";
        }

        var expected = answers.Where(answer => answer.Value == true).Select(answer => answer.Key);
        var decided = actual.Where(id => answers[id] is not null).Order();
        return expected.SequenceEqual(decided) ? null : $"{filter}\n{Text(filter)}\nC#: {string.Join(' ', expected)}\nMilvus: {string.Join(' ', decided)}";
    }

    private static bool? Answer(Func<Doc, bool> filter, Doc doc)
    {
        try
        {
            return filter(doc);
        }
        catch (Exception error) when (error is NullReferenceException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string Text(LambdaExpression filter)
    {
        var translated = FilterTranslator.Translate(filter, CollectionModels.OfClass<long, Doc>(definition: null, generator: null));
        return $"{translated.Expression}\n{string.Join(", ", translated.Parameters)}";
    }

    /// <summary>The conditions that a filter is made of, each as a filter.</summary>
    private sealed class Parts(Expression<Func<Doc, bool>> filter) : ExpressionVisitor
    {
        private readonly List<Expression<Func<Doc, bool>>> _found = [];

        public static IReadOnlyList<Expression<Func<Doc, bool>>> Of(Expression<Func<Doc, bool>> filter)
        {
            var parts = new Parts(filter);
            parts.Visit(filter.Body);
            return parts._found;
        }

        public override Expression? Visit(Expression? node)
        {
            if (node is not null && node != filter.Body && node.Type == typeof(bool) && node is not LambdaExpression)
                _found.Add(Expression.Lambda<Func<Doc, bool>>(node, filter.Parameters));
            return base.Visit(node);
        }

        /// <summary>The body of an inner lambda is no filter: it reads another parameter.</summary>
        protected override Expression VisitLambda<T>(Expression<T> node) => node;
    }
}
