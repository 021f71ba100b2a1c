using System.Runtime.CompilerServices;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// An iterator for Milvus Lite, which answers in any order, so that no key can stand for "behind it": asks for all keys first, and then
/// for the records of some keys at a time. Records deleted meanwhile are left out; those written meanwhile are not seen.
/// </summary>
internal sealed class UnorderedQuery<TRecord>(
    Func<CancellationToken, Operation> begin, MilvusFilter? filter, MilvusQueryIteratorOptions options, MilvusRecordMap<TRecord> map)
    where TRecord : class
{
    public async IAsyncEnumerable<IReadOnlyList<TRecord>> PagesAsync(
        CollectionSchemaEntry schema, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(schema, begin(cancellationToken)).ConfigureAwait(false);
        var plan = RecordPlan<TRecord>.For(map, schema);
        var outputFields = options.OutputFields ?? plan.OutputFields(options.IncludeVectors);
        foreach (var page in keys.Chunk(options.BatchSize))
        {
            var ids = page[0].IsText ? MilvusIds.From(page.Select(id => id.Text)) : MilvusIds.From(page.Select(id => id.Number));
            using var answer = await QueryAsync(begin(cancellationToken), IdFilters.For(schema.PrimaryKey, ids), outputFields).ConfigureAwait(false);
            yield return QueryAnswers.Read(answer, plan, schema, outputFields);
        }
    }

    private async Task<IReadOnlyList<MilvusId>> KeysAsync(CollectionSchemaEntry schema, Operation operation)
    {
        // Without a limit, which Lite grants to any filter: one that every key passes.
        var key = schema.PrimaryKey;
        var all = key.DataType == MilvusDataType.VarChar ? $"{key.Name} != \"\"" : FormattableString.Invariant($"{key.Name} >= {long.MinValue + 1}");
        var mine = string.IsNullOrWhiteSpace(filter?.Expression) ? new MilvusFilter(all) : filter;
        using var answer = await QueryAsync(operation, mine, [key.Name]).ConfigureAwait(false);
        return QueryAnswers.Keys(answer, schema);
    }

    private async Task<QueryAnswer> QueryAsync(Operation operation, MilvusFilter wanted, IReadOnlyList<string> outputFields)
    {
        var bound = await operation.BindAsync(PreparedFilter.For(wanted)).ConfigureAwait(false);
        var request = QueryRequests.Create(operation.Target, bound, options, outputFields, new ReadConsistency(ConsistencyLevel.Strong, 0));
        return await IteratorReads.PageAsync(operation.QueryAsync(request)).ConfigureAwait(false);
    }
}
