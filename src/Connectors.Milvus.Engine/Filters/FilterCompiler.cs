using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>Turns Milvus's filter language into SQL over the row table. Thread-safe.</summary>
internal static class FilterCompiler
{
    // SQLite takes 32,766 parameters, but looks each name up among all that came before it.
    private const int MaxParameters = 10_000;

    private static readonly SyntaxCache Cache = new(capacity: 512, maxTextLength: 16 * 1024);
    private static readonly CompiledFilter Everything = new("1", [], true, null);

    /// <summary>Compiles an expression; blank text is the filter that every row passes.</summary>
    /// <param name="expression">The filter as the caller wrote it.</param>
    /// <param name="schema">What it may name.</param>
    /// <param name="templates">Values of <c>{name}</c>: bool, long, double, string, lists of these (nested), or UTF-8 JSON.</param>
    /// <param name="plan">The word before "plan" in Milvus's error text: query (searches too) or delete.</param>
    /// <exception cref="EngineException">1100: the expression does not parse, or does not fit the schema or the values.</exception>
    public static CompiledFilter Compile(
        string expression,
        FilterSchema schema,
        IReadOnlyDictionary<string, object?>? templates,
        string plan = "query")
    {
        if (string.IsNullOrWhiteSpace(expression))
            return Everything;
        try
        {
            var predicate = new Binder(schema, templates).BindPredicate(Cache.GetOrParse(expression));
            var sql = SqlWriter.Compile(predicate, schema.IndexedExpressions);
            return sql.Parameters.Count <= MaxParameters
                ? new CompiledFilter(sql.ToString(), sql.Parameters, predicate is TruthPredicate { Value: true }, PrimaryKeys(predicate))
                : throw new FilterException(0, $"the expression holds {sql.Parameters.Count} constants, at most {MaxParameters} are supported; write long chains with 'in'");
        }
        catch (FilterException error)
        {
            throw new EngineException(
                EngineError.InvalidParameter,
                $"failed to create {plan} plan: cannot parse expression: {ErrorExcerpt.Shorten(expression)}, error: {error.Message}\n{ErrorExcerpt.Point(expression, error.Position)}",
                isInputError: true,
                error);
        }
    }

    private static IReadOnlyList<object>? PrimaryKeys(Predicate predicate) => predicate switch
    {
        ComparePredicate { Operator: BinaryOperator.Equal, Left: FieldOperand { Field.IsPrimaryKey: true }, Right: ConstantOperand key } => [Key(key.Value)],
        MembershipPredicate { Operand: FieldOperand { Field.IsPrimaryKey: true } } membership => [.. membership.Values.Select(Key)],
        _ => null,
    };

    private static object Key(Constant constant) => constant is IntConstant integer ? integer.Value : ((StringConstant)constant).Value;
}
