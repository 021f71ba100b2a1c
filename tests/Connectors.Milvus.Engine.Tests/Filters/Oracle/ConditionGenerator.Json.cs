using System.Text.Json;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

// JSON fields, the dynamic field and its bare keys: a missing or unfitting value makes a comparison false, != true.
internal sealed partial class ConditionGenerator
{
    private Condition JsonCondition()
    {
        var (text, name, steps) = Path();
        bool IsUnknown(OracleRow row) => name == "doc" && row[name] is null;
        object? Value(OracleRow row) => OracleRow.Plain(OracleRow.Walk(Document(row, name), steps));
        JsonElement? Element(OracleRow row) => OracleRow.Walk(Document(row, name), steps);

        Condition Guarded(string condition, Func<OracleRow, bool> holds) =>
            Condition.Leaf(condition, row => IsUnknown(row) ? null : holds(row));

        switch (random.Next(8))
        {
            case 0:
                return NullTest(text, row => !Exists(Element(row)));
            case 1:
                return Condition.Leaf($"{random.Pick(["exists", "EXISTS"])} {text}", row => Exists(Element(row)));
            case 2 when random.Chance(0.5):
                var (expression, isMatch) = random.Pick(RegexOracle.Patterns);
                var excludes = random.Chance(0.4);
                return Guarded($"{text} {(excludes ? "!~" : "=~")} {literals.Regex(expression)}", row => (Value(row) is string actual && isMatch(actual)) != excludes);
            case 2:
                var pattern = random.Pick(Samples.Patterns);
                return Guarded($"{text} like {literals.Pattern(pattern)}", row => Value(row) is string actual && LikeOracle.Matches(actual, pattern));
            case 3:
                return JsonMembership(text, Guarded, Value);
            case 4:
                return JsonContains(text, Guarded, Value);
            case 5:
                return JsonArithmetic(text, Guarded, Value);
            case 6 when random.Chance(0.5):
                var list = JsonList();
                var differs = random.Chance(0.5);
                return Guarded($"{text} {(differs ? "!=" : "==")} {literals.Write(list)}", row => (Value(row) is List<object?> actual && OracleRow.AreEqual(actual, list)) != differs);
            case 6:
                var (count, compare) = ((long)random.Next(4), random.Pick(Comparisons));
                return Guarded($"array_length({text}) {compare} {count}", row => Value(row) is List<object?> actual ? Holds(compare, ((long)actual.Count).CompareTo(count)) : compare == "!=");
            default:
                return CompareJson((text, name, steps), random.Pick(Comparisons));
        }
    }

    private Condition CompareJson((string Text, string Name, IReadOnlyList<string> Steps) path, string op)
    {
        var constant = JsonScalar();
        var written = literals.Write(constant);
        bool? Evaluate(OracleRow row) => path.Name == "doc" && row["doc"] is null ? null
            : OracleRow.Order(OracleRow.Plain(OracleRow.Walk(Document(row, path.Name), path.Steps)), constant) is { } order ? Holds(op, order)
            : op == "!=";
        return Condition.Leaf(random.Chance(0.2) ? $"{written} {Mirror(op)} {path.Text}" : $"{path.Text} {op} {written}", Evaluate);
    }

    private Condition JsonMembership(string text, Func<string, Func<OracleRow, bool>, Condition> guarded, Func<OracleRow, object?> value)
    {
        var list = Enumerable.Range(0, random.Chance(0.1) ? 150 : random.Next(5)).Select(_ => (object?)JsonScalar()).ToList();
        if (random.Chance(0.1))
            list.Add(JsonList());
        var negated = random.Chance(0.4);
        return guarded($"{text} {(negated ? "not in" : "in")} {literals.Write(list)}", row => list.Any(item => OracleRow.AreEqual(value(row), item)) != negated);
    }

    private Condition JsonContains(string text, Func<string, Func<OracleRow, bool>, Condition> guarded, Func<OracleRow, object?> value)
    {
        var list = JsonList();
        var prefix = random.Pick(["json_contains", "array_contains"]);
        if (random.Chance(0.4) && list.Count > 0)
            return guarded($"{prefix}({text}, {literals.Write(list[0])})", row => value(row) is List<object?> actual && Holds(actual, [list[0]], false));
        var all = random.Chance(0.5);
        return guarded($"{prefix}_{(all ? "all" : "any")}({text}, {literals.Write(list)})", row => value(row) is List<object?> actual && Holds(actual, list, all));
    }

    private Condition JsonArithmetic(string text, Func<string, Func<OracleRow, bool>, Condition> guarded, Func<OracleRow, object?> value)
    {
        var isInteger = random.Chance(0.5);
        var op = random.Pick<string>(isInteger ? ["+", "-", "*", "/", "%", "&"] : ["+", "-", "*", "/"]);
        object operand = isInteger ? (object)random.Pick<long>([1, 2, -3]) : random.Pick<double>([0.5, 2, -1.25]);
        object constant = isInteger ? (object)random.Pick<long>([0, 1, 2, 3]) : random.Pick<double>([0, 0.5, 2, 3.5]);
        var compare = random.Pick(Comparisons);
        var computation = $"{text} {op} {literals.Write(operand)}";
        computation = op == "&" || random.Chance(0.3) ? $"({computation})" : computation;
        return guarded(
            $"{computation} {compare} {literals.Write(constant)}",
            row => value(row) is long or double
                ? Holds(compare, OracleRow.Order(ArithmeticOracle.Apply(op, isInteger ? value(row)! : (object)Convert.ToDouble(value(row), System.Globalization.CultureInfo.InvariantCulture), operand), constant)!.Value)
                : compare == "!=");
    }

    private (string Text, string Name, IReadOnlyList<string> Steps) Path()
    {
        var steps = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(Samples.Keys)).ToList();
        if (random.Chance(0.3))
            steps[^1] = random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (random.Chance(0.5))
            return ($"doc{string.Concat(steps.Select(Step))}", "doc", steps);
        if (random.Chance(0.5) && steps[0] is "a" or "b" or "deep")
            return ($"{steps[0]}{string.Concat(steps.Skip(1).Select(Step))}", "$meta", steps);
        return ($"$meta{string.Concat(steps.Select(Step))}", "$meta", steps);
    }

    private string Step(string step) => char.IsAsciiDigit(step[0]) && random.Chance(0.5) ? $"[{step}]" : $"[{literals.Text(step)}]";

    private object JsonScalar() => random.Next(5) switch
    {
        0 => random.Chance(0.5),
        1 => random.Pick(Samples.Integers),
        2 => random.Pick(Samples.Reals),
        _ => random.Pick(Samples.Texts),
    };

    private List<object?> JsonList() =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Chance(0.15) ? new List<object?> { JsonScalar() } : JsonScalar())];

    private static bool Exists(JsonElement? element) => element switch
    {
        null or { ValueKind: JsonValueKind.Null } => false,
        { ValueKind: JsonValueKind.Object } value => value.EnumerateObject().Any(property => Exists(property.Value)),
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray().Any(item => Exists(item)),
        _ => true,
    };
}
