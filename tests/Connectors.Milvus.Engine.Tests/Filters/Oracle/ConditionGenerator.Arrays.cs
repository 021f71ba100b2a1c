using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

// Arithmetic, and everything about array fields.
internal sealed partial class ConditionGenerator
{
    private Condition Arithmetic(FilterField field)
    {
        var isInteger = field.Type is not (EngineDataType.Float or EngineDataType.Double);
        var (text, value) = (field.Name, (Func<OracleRow, object?>)(row => row[field.Name]));
        for (var i = random.Next(1, 4); i > 0; i--)
            (text, value) = Step(text, value, isInteger);
        var op = random.Pick(Comparisons);
        object constant = isInteger ? (object)random.Pick<long>([0, 1, 2, 5, -3, 128]) : random.Pick<double>([0, 1.5, 2, -4.5, 100]);
        return Condition.Leaf(
            $"{text} {op} {literals.Write(constant)}",
            row => value(row) is { } actual ? Holds(op, OracleRow.Order(actual, constant)!.Value) : null);
    }

    private (string Text, Func<OracleRow, object?> Value) Step(string text, Func<OracleRow, object?> value, bool isInteger)
    {
        var op = random.Pick<string>(isInteger ? ["+", "-", "*", "/", "%", "&", "|", "^"] : ["+", "-", "*", "/"]);
        object constant = isInteger ? (object)random.Pick<long>([1, 2, 3, -2, 7]) : random.Pick<double>([1, 0.5, -2, 3.25]);
        object? Apply(OracleRow row) => value(row) is { } actual ? ArithmeticOracle.Apply(op, actual, constant) : null;
        return op is "+" or "*" or "&" or "|" or "^" && random.Chance(0.3)
            ? ($"({literals.Write(constant)} {op} {text})", Apply)
            : ($"({text} {op} {literals.Write(constant)})", Apply);
    }

    private Condition Item()
    {
        var field = ArrayField();
        var index = random.Next(5);
        var text = $"{field.Name}[{index}]";
        object? Value(OracleRow row) => row[field.Name] is List<object?> items && index < items.Count ? items[index] : null;
        return random.Next(4) switch
        {
            0 => NullTest(text, row => Value(row) is null),
            1 => Membership(text, Value, () => Constant(field.ElementType), true),
            2 when field.ElementType == EngineDataType.VarChar => Like(text, Value),
            _ => Compare(text, Value, Constant(field.ElementType), random.Pick(Comparisons)),
        };
    }

    private Condition Length()
    {
        var field = ArrayField();
        var constant = (long)random.Next(5);
        if (random.Chance(0.6))
            return Compare($"{random.Pick(["array_length", "ARRAY_LENGTH"])}({field.Name})", row => row[field.Name] is List<object?> items ? (long)items.Count : null, constant, random.Pick(Comparisons));
        var list = random.Chance(0.5) && random.Pick(Sources(field)) is { } source ? source : RandomList(field, random.Next(4));
        var negated = random.Chance(0.5);
        var expected = Sought(field, list);
        return Condition.Leaf(
            $"{field.Name} {(negated ? "!=" : "==")} {literals.Write(list)}",
            row => row[field.Name] is List<object?> items ? OracleRow.AreEqual(items, expected) != negated : null);
    }

    // Lists that some row holds, so that equality is not always false.
    private List<List<object?>?> Sources(FilterField field) =>
        [.. rows.Select(row => row[field.Name] as List<object?>), null];

    private Condition Contains()
    {
        var field = ArrayField();
        var prefix = random.Pick(["array_contains", "json_contains"]);
        var kind = random.Next(3);
        if (kind == 0)
        {
            var constant = Constant(field.ElementType);
            var expected = Sought(field, [constant])[0];
            return Condition.Leaf(
                $"{prefix}({field.Name}, {literals.Write(constant)})",
                row => row[field.Name] is List<object?> items ? items.Any(item => OracleRow.AreEqual(item, expected)) : null);
        }

        var list = RandomList(field, random.Next(4));
        var sought = Sought(field, list);
        var name = random.Chance(0.5) ? $"{prefix}_{(kind == 1 ? "all" : "any")}" : $"{prefix}_{(kind == 1 ? "all" : "any")}".ToUpperInvariant();
        return Condition.Leaf(
            $"{name}({field.Name}, {literals.Write(list)})",
            row => row[field.Name] is List<object?> items ? Holds(items, sought, kind == 1) : null);
    }

    private static bool Holds(List<object?> items, List<object?> sought, bool all) => all
        ? sought.TrueForAll(wanted => items.Any(item => OracleRow.AreEqual(item, wanted)))
        : sought.Exists(wanted => items.Any(item => OracleRow.AreEqual(item, wanted)));

    private FilterField ArrayField() => random.Pick([.. fields.Where(field => field.Type == EngineDataType.Array)]);

    private List<object?> RandomList(FilterField field, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (object?)Constant(field.ElementType))];

    private static List<object?> Sought(FilterField field, List<object?> list) =>
        field.ElementType == EngineDataType.Float ? [.. list.Select(item => (object?)Rounded(item!))] : list;
}
