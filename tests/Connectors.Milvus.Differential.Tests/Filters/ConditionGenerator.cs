using System.Text;
using Connectors.Milvus.Differential.Tests.Model;
using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests.Filters;

/// <summary>
/// Random filters that every Milvus understands, with their meaning in plain C#. The whole grammar has an oracle of its own beside the
/// engine; here is what an application says, through the client and over the wire.
/// </summary>
internal sealed partial class ConditionGenerator(Random random, ModelTable table)
{
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    // What Milvus Lite has of the language: no NOT over what is missing, no comparison with nulls, no remainders, no chained comparisons.
    private static readonly bool IsWhole = TestTarget.Current.Has(ServerFeature.FilterLanguage);

    private readonly Record _values = [];

    public static Condition Next(Random random, ModelTable table)
    {
        var generator = new ConditionGenerator(random, table);
        var (text, evaluate) = generator.Tree(random.Next(3));
        return new Condition(text, generator._values, evaluate);
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Tree(int depth)
    {
        if (depth == 0)
            return Leaf();
        var (left, first) = Tree(depth - 1);
        if (IsWhole && random.Chance(0.25))
            return ($"not ({left})", row => !first(row));
        var (right, second) = Tree(depth - 1);

        // C#'s lifted operators on bool? are Kleene's.
        return random.Chance(0.5)
            ? ($"({left}) and ({right})", row => first(row) & second(row))
            : ($"({left}) or ({right})", row => first(row) | second(row));
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Leaf()
    {
        if (random.Chance(0.15))
            return KeyLeaf();
        if (table.IsDynamic && random.Chance(0.2))
            return JsonLeaf(random.Pick(ScalarKinds.JsonKeys), name => name, row => row.Dynamic);
        var field = random.Pick([.. table.Fields.Where(field => field.Scalar is not null)]);
        if (field.Schema.IsNullable && (!IsWhole || random.Chance(0.15)))
            return random.Chance(0.5) ? ($"{field.Name} is null", row => row[field.Name] is null) : ($"{field.Name} is not null", row => row[field.Name] is not null);
        return field.Schema.DataType switch
        {
            MilvusDataType.Json => JsonLeaf(random.Pick(ScalarKinds.JsonKeys), key => $"{field.Name}[\"{key}\"]", row => (Record?)row[field.Name]),
            MilvusDataType.Array => ArrayLeaf(field),
            MilvusDataType.Bool => Compare(field, random.Pick(["==", "!="])),
            MilvusDataType.VarChar when random.Chance(0.3) => Like(field),
            MilvusDataType.Timestamptz => Moment(field),
            MilvusDataType.Int8 or MilvusDataType.Int16 or MilvusDataType.Int32 or MilvusDataType.Int64 when IsWhole && random.Chance(0.2) => Remainder(field),
            _ when random.Chance(0.3) => Member(field.Name, row => row[field.Name], () => field.Next(random)),
            _ => Compare(field, random.Pick(Comparisons)),
        };
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) KeyLeaf()
    {
        var keys = table.Rows.Select(row => row.Key).ToArray();
        object Any() => keys.Length == 0 ? (table.Key.DataType == MilvusDataType.VarChar ? "k" : 1L) : random.Pick(keys);
        if (random.Chance(0.5))
            return Member(table.Key.Name, row => row.Key, Any);
        var (op, bound) = (random.Pick(Comparisons), Any());
        return ($"{table.Key.Name} {op} {Write(bound)}", row => Holds(op, Canon.Order(row.Key, bound)));
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Compare(ModelField field, string op)
    {
        var bound = field.Next(random);
        if (IsWhole && op == "<" && Canon.IsNumber(bound) && field.Next(random) is var upper && Canon.Order(bound, upper) < 0)
        {
            return ($"{Write(bound)} < {field.Name} <= {Write(upper)}", row => row[field.Name] is { } value ? Canon.Order(bound, value) < 0 && Canon.Order(value, upper) <= 0 : null);
        }

        return ($"{field.Name} {op} {Write(bound)}", row => row[field.Name] is { } value ? Holds(op, Canon.Order(value, bound)) : null);
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Member(string text, Func<ModelRow, object?> value, Func<object> next)
    {
        var list = Enumerable.Range(0, random.Next(1, 4)).Select(_ => next()).ToArray();
        var negated = random.Chance(0.3);
        return ($"{text} {(negated ? "not in" : "in")} {WriteList(list)}", row => value(row) is { } actual ? list.Any(item => Canon.Order(actual, item) == 0) != negated : null);
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Like(ModelField field)
    {
        var part = random.Pick(["a", "ab", "b", "日", " "]);
        var (pattern, matches) = random.Next(3) switch
        {
            0 => ($"{part}%", (Func<string, bool>)(text => text.StartsWith(part, StringComparison.Ordinal))),
            1 => ($"%{part}", text => text.EndsWith(part, StringComparison.Ordinal)),
            _ => ($"%{part}%", text => text.Contains(part, StringComparison.Ordinal)),
        };
        return ($"{field.Name} like \"{pattern}\"", row => row[field.Name] is string text ? matches(text) : null);
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Remainder(ModelField field)
    {
        var (divisor, rest) = (random.Next(2, 4), random.Next(-1, 2));
        return ($"{field.Name} % {divisor} == {rest}", row => row[field.Name] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) % divisor == rest : null);
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) Moment(ModelField field)
    {
        var (op, bound) = (random.Pick(Comparisons), (DateTimeOffset)field.Next(random));
        return ($"{field.Name} {op} ISO '{bound.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)}'", row => row[field.Name] is DateTimeOffset value ? Holds(op, value.CompareTo(bound)) : null);
    }

    private static bool Holds(string op, int order) => op switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    // A value in the text, or one beside it.
    private string Write(object value)
    {
        if (random.Chance(0.3))
            return Beside(value);
        return value switch
        {
            string text => new StringBuilder("\"").Append(text).Append('"').ToString(),
            bool flag => flag ? "true" : "false",
            double or float when Canon.Number(value) == Math.Truncate(Canon.Number(value)) => Canon.Number(value).ToString("F1", CultureInfo.InvariantCulture),
            _ => Canon.Text(value),
        };
    }

    private string WriteList(IReadOnlyList<object> values)
        => random.Chance(0.3) ? Beside(values.ToArray()) : $"[{string.Join(", ", values.Select(value => Write(value)))}]";

    private string Beside(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{_values.Count}");
        _values[name] = value;
        return $"{{{name}}}";
    }
}
