using Connectors.Milvus.Protocol;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Client;

/// <summary>What searches do with their hits beyond returning them, as messages, and which servers can.</summary>
internal static class SearchRefinement
{
    /// <summary>Whether there is anything to add to a request.</summary>
    public static bool IsUsed(MilvusSearchOptions options) =>
        options.Ranker is not null || options.Highlighter is not null || options.Aggregation is not null || options.FunctionChains is not null;

    /// <summary>Refuses what an older server would leave out. Completes at once where nothing of it is used.</summary>
    /// <exception cref="NotSupportedException">The server lacks it; the message says which version has it.</exception>
    public static ValueTask RequireAsync(Operation operation, MilvusSearchOptions options) =>
        IsUsed(options) || options.OrderBy is not null || options.GroupByFields is not null || ReadParameters.NeedServer(options)
            ? RequireEachAsync(operation, options)
            : ValueTask.CompletedTask;

    private static async ValueTask RequireEachAsync(Operation operation, MilvusSearchOptions options)
    {
        await operation.RequireAsync(ServerFeatures.OrderBy, options.OrderBy is not null).ConfigureAwait(false);
        await operation.RequireAsync(ServerFeatures.GroupByFields, options.GroupByFields is not null).ConfigureAwait(false);
        await operation.RequireAsync(ServerFeatures.FunctionRankers, options.Ranker is not null).ConfigureAwait(false);
        await operation.RequireAsync(ServerFeatures.Highlighter, options.Highlighter is not null).ConfigureAwait(false);
        await operation.RequireAsync(ServerFeatures.SearchAggregation, options.Aggregation is not null).ConfigureAwait(false);
        await operation.RequireAsync(ServerFeatures.FunctionChains, options.FunctionChains is not null).ConfigureAwait(false);
        await ReadParameters.RequireAsync(operation, options).ConfigureAwait(false);
    }

    public static void AddTo(SearchRequest request, MilvusSearchOptions options)
    {
        if (options.Ranker is FunctionRanker ranker)
        {
            request.FunctionScore = ToMessage(ranker);
        }

        if (options.Highlighter is { } highlighter)
        {
            request.Highlighter = new Highlighter { Type = highlighter.IsSemantic ? HighlightType.Semantic : HighlightType.Lexical };
            request.Highlighter.Params.AddRange(highlighter.Parameters.Select(pair => Parameters.Any(pair.Key, pair.Value, "of the highlighter")));
        }

        if (options.Aggregation is { } aggregation)
        {
            request.SearchAggregation = ToMessage(aggregation);
        }

        request.FunctionChains.AddRange((options.FunctionChains ?? []).Select(ToMessage));
    }

    public static FunctionScore ToMessage(FunctionRanker ranker) => new()
    {
        Functions = { ranker.Schemas.Select(FunctionMessages.ToMessage) },
        Params = { ranker.Parameters.Select(pair => Parameters.Any(pair.Key, pair.Value, "of the ranker")) },
    };

    private static SearchAggregationSpec ToMessage(MilvusSearchAggregation aggregation)
    {
        var message = new SearchAggregationSpec
        {
            Fields = { aggregation.Fields },
            Size = aggregation.Size,
            SearchSize = aggregation.SearchSize ?? 0,
            SubAggregation = aggregation.Inner is { } inner ? ToMessage(inner) : null,
        };
        foreach (var (name, metric) in aggregation.Metrics ?? new Dictionary<string, MilvusMetric>())
        {
            message.Metrics.Add(name, new MetricAggSpec { Op = metric.Operation, FieldName = metric.Field });
        }

        message.Order.AddRange((aggregation.Order ?? []).Select(order => new OrderSpec
        {
            Key = order.Field, Direction = Direction(order), NullFirst = !order.NullsLast,
        }));
        if (aggregation.TopHits is { } size)
        {
            message.TopHits = new TopHitsSpec { Size = size };
            message.TopHits.Sort.AddRange((aggregation.TopHitsOrder ?? []).Select(order => new SortSpec
            {
                FieldName = order.Field, Direction = Direction(order), NullFirst = !order.NullsLast,
            }));
        }

        return message;
    }

    private static string Direction(MilvusOrder order) => order.IsDescending ? "desc" : "asc";

    private static FunctionChain ToMessage(MilvusFunctionChain chain) => new()
    {
        Name = chain.Name,
        Stage = (FunctionChainStage)(int)chain.Stage,
        Ops = { chain.Steps.Select(ToMessage) },
    };

    private static FunctionChainOp ToMessage(MilvusFunctionChainStep step)
    {
        var message = new FunctionChainOp { Op = step.Operation, Inputs = { step.Inputs }, Outputs = { step.Outputs } };
        if (step.Function is { } function)
        {
            message.Expr = new FunctionChainExpr { Name = function.Name };
            message.Expr.Args.AddRange(function.Arguments.Select(argument => argument is MilvusColumn column
                ? new FunctionChainExprArg { Column = new FunctionChainColumnArg { Name = column.Name } }
                : new FunctionChainExprArg { Literal = ToMessage(argument) }));
            AddParams(message.Expr.Params, function.Params);
        }

        AddParams(message.Params, step.Params);
        return message;
    }

    private static void AddParams(MapField<string, FunctionParamValue> target, IReadOnlyDictionary<string, object?>? values)
    {
        foreach (var (key, value) in values ?? new Dictionary<string, object?>())
        {
            target.Add(key, ToMessage(value));
        }
    }

    private static FunctionParamValue ToMessage(object? value)
    {
        switch (value)
        {
            case bool flag: return new() { BoolValue = flag };
            case sbyte or byte or short or ushort or int or uint or long:
                return new() { Int64Value = Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) };
            case float number: return new() { DoubleValue = number };
            case double number: return new() { DoubleValue = number };
            case string text: return new() { StringValue = text };
            case byte[] bytes: return new() { BytesValue = ByteString.CopyFrom(bytes) };
            case IReadOnlyDictionary<string, object?> values:
                var members = new FunctionParamObject();
                AddParams(members.Fields, values);
                return new() { ObjectValue = members };
            case System.Collections.IEnumerable list:
                return new() { ArrayValue = new FunctionParamArray { Values = { list.Cast<object?>().Select(ToMessage) } } };
            default:
                throw new ArgumentException(
                    $"A parameter of a function chain is {(value is null ? "null" : $"a {value.GetType().Name}")}. Give a boolean, a number, a text, or lists and dictionaries of these.",
                    nameof(value));
        }
    }
}
