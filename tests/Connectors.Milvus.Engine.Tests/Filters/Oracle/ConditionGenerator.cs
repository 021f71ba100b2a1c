using System.Text.Json;
using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>Makes random filters over a schema, each with its meaning beside its text.</summary>
internal sealed partial class ConditionGenerator(Random random, IReadOnlyList<FilterField> fields, IReadOnlyList<OracleRow> rows, Literals literals)
{
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    public Condition Next(int depth) => random.Next(depth > 0 ? 11 : 6) switch
    {
        0 when random.Chance(0.3) => Shape(),
        0 or 1 => Scalar(),
        2 => random.Chance(0.5) ? Item() : Length(),
        3 => Contains(),
        4 or 5 => JsonCondition(),
        6 or 7 => Condition.And(Next(depth - 1), Next(depth - 1), random.Pick(["and", "AND", "&&"])),
        8 => Chain(),
        9 => Condition.Or(Next(depth - 1), Next(depth - 1), random.Pick(["or", "OR", "||"])),
        _ => Condition.Not(Next(depth - 1), random.Pick(["not", "NOT", "!"])),
    };

    // Comparisons of one field in a row, which the compiler may gather.
    private Condition Chain()
    {
        var (isAnd, field, path) = (random.Chance(0.5), ScalarField(), random.Chance(0.5) ? Path() : default);
        var parts = Enumerable.Range(0, random.Next(2, 6)).Select(_ => path.Text is null
            ? Compare(field.Name, row => row[field.Name], Constant(field.Type), isAnd ? "!=" : "==")
            : CompareJson(path, isAnd ? "!=" : "=="));
        return parts.Aggregate((left, right) => isAnd ? Condition.And(left, right, "and") : Condition.Or(left, right, "or"));
    }

    private Condition Shape()
    {
        if (random.Chance(0.2))
            return NullTest("geo", row => row["geo"] is null);
        var (name, holds) = random.Pick(ShapeOracle.Relations);
        var other = ShapeOracle.Next(random);
        return Condition.Leaf(
            $"{random.Pick([name, name.ToUpperInvariant()])}(geo, {literals.Write(ShapeOracle.Write(random, other))})",
            row => row["geo"] is string actual ? holds(ShapeOracle.Read(actual), other) : null);
    }

    private FilterField ScalarField() =>
        random.Pick([.. fields.Where(field => field.Type is not (EngineDataType.Array or EngineDataType.Json or EngineDataType.Geometry))]);

    private Condition Scalar()
    {
        var field = ScalarField();
        return random.Next(8) switch
        {
            0 => NullTest(field.Name, row => row[field.Name] is null),
            1 => Membership(field.Name, row => row[field.Name], () => Constant(field.Type), field.IsNullable),
            2 when field.Type == EngineDataType.VarChar => Like(field.Name, row => row[field.Name]),
            3 when IsOrdered(field.Type) => Range(field.Name, row => row[field.Name], field.Type),
            4 => FieldToField(field),
            5 when IsOrdered(field.Type) && field.Type != EngineDataType.VarChar => Arithmetic(field),
            _ => Compare(field.Name, row => row[field.Name], Constant(field.Type), random.Pick(Comparisons)),
        };
    }

    // A constant that the field's type admits; now and then an integer for a float.
    private object Constant(EngineDataType type)
    {
        if (type is EngineDataType.Float or EngineDataType.Double && random.Chance(0.2))
            return random.Pick<long>([0, 1, 2, 3, -1]);
        if (type == EngineDataType.Float && random.Chance(0.3))
            return random.Pick(Samples.Reals);
        return OracleSchema.Scalar(random, type)!;
    }

    private static bool IsOrdered(EngineDataType type) => type != EngineDataType.Bool;

    private Condition Compare(string text, Func<OracleRow, object?> value, object constant, string op)
    {
        var single = IsSingle(text);
        var expected = single ? Rounded(constant) : constant;
        bool? Evaluate(OracleRow row) => value(row) is { } actual ? Holds(op, OracleRow.Order(actual, expected)!.Value) : null;
        return random.Chance(0.3)
            ? Condition.Leaf($"{literals.Write(constant)} {Mirror(op)} {text}", Evaluate)
            : Condition.Leaf($"{text}{random.Pick(["", " "])}{op}{random.Pick(["", " "])}{literals.Write(constant)}", Evaluate);
    }

    private bool IsSingle(string text)
    {
        var field = fields.FirstOrDefault(field => field.Name == text.Split('[')[0]);
        return field?.Type == EngineDataType.Float || field?.ElementType == EngineDataType.Float;
    }

    private static double Rounded(object constant) => (float)Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture);

    private Condition Range(string text, Func<OracleRow, object?> value, EngineDataType type)
    {
        var (a, b) = (Constant(type), Constant(type));
        var round = IsSingle(text);
        var order = OracleRow.Order(round ? Rounded(a) : a, round ? Rounded(b) : b)!.Value;
        if (order == 0)
            return Compare(text, value, a, "==");
        var (low, high) = order < 0 ? (a, b) : (b, a);
        var (lower, upper) = (random.Pick(["<", "<="]), random.Pick(["<", "<="]));
        var (least, most) = round ? (Rounded(low), Rounded(high)) : (low, high);
        bool? Evaluate(OracleRow row) => value(row) is { } actual
            ? Holds(lower, OracleRow.Order(least, actual)!.Value) && Holds(upper, OracleRow.Order(actual, most)!.Value)
            : null;
        return random.Chance(0.5)
            ? Condition.Leaf($"{literals.Write(low)} {lower} {text} {upper} {literals.Write(high)}", Evaluate)
            : Condition.Leaf($"{literals.Write(high)} {Mirror(upper)} {text} {Mirror(lower)} {literals.Write(low)}", Evaluate);
    }

    private Condition Membership(string text, Func<OracleRow, object?> value, Func<object> constant, bool isNullable)
    {
        var list = Enumerable.Range(0, random.Chance(0.1) ? 60 : random.Next(5)).Select(_ => (object?)constant()).ToList();
        var single = IsSingle(text);
        var negated = random.Chance(0.4);
        var written = literals.Write(list);
        bool? Evaluate(OracleRow row)
        {
            if (value(row) is not { } actual)
                return list.Count == 0 && !isNullable ? negated : null;
            return list.Any(item => OracleRow.AreEqual(actual, single ? Rounded(item!) : item)) != negated;
        }

        return Condition.Leaf($"{text} {(negated ? random.Pick(["not in", "NOT IN", "not IN"]) : random.Pick(["in", "IN"]))} {written}", Evaluate);
    }

    private Condition Like(string text, Func<OracleRow, object?> value)
    {
        if (random.Chance(0.5))
            return Regex(text, value);
        var pattern = random.Pick(Samples.Patterns);
        return Condition.Leaf(
            $"{text} {random.Pick(["like", "LIKE"])} {literals.Pattern(pattern)}",
            row => value(row) is string actual ? LikeOracle.Matches(actual, pattern) : null);
    }

    private Condition Regex(string text, Func<OracleRow, object?> value)
    {
        var (pattern, isMatch) = random.Pick(RegexOracle.Patterns);
        var negated = random.Chance(0.4);
        return Condition.Leaf(
            $"{text} {(negated ? "!~" : "=~")} {literals.Regex(pattern)}",
            row => value(row) is string actual ? isMatch(actual) != negated : null);
    }

    private Condition NullTest(string text, Func<OracleRow, bool> isNull) => random.Chance(0.5)
        ? Condition.Leaf($"{text} {random.Pick(["is null", "IS NULL"])}", row => isNull(row))
        : Condition.Leaf($"{text} {random.Pick(["is not null", "IS NOT NULL"])}", row => !isNull(row));

    private Condition FieldToField(FilterField field)
    {
        var family = Family(field.Type);
        var other = random.Pick([.. fields.Where(candidate => Family(candidate.Type) == family)]);
        var op = random.Pick(Comparisons);
        return Condition.Leaf(
            $"{field.Name} {op} {other.Name}",
            row => row[field.Name] is { } a && row[other.Name] is { } b ? Holds(op, OracleRow.Order(a, b)!.Value) : null);
    }

    private static int Family(EngineDataType type) => type switch
    {
        EngineDataType.Bool => 0,
        EngineDataType.VarChar => 1,
        EngineDataType.Array or EngineDataType.Json or EngineDataType.Geometry => 2,
        _ => 3,
    };

    private static bool Holds(string op, int order) => op switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    private static string Mirror(string op) => op.StartsWith('<') ? op.Replace('<', '>') : op.Replace('>', '<');

    private static JsonElement? Document(OracleRow row, string name) => (JsonElement?)row[name];
}
