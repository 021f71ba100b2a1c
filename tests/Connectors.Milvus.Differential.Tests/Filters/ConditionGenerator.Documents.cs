using System.Collections;
using Connectors.Milvus.Differential.Tests.Model;
using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests.Filters;

// Arrays, JSON fields and keys of the dynamic field: what is missing makes a comparison false, and != true. An empty list does not exist, nor does
// anything in a field that is null.
internal sealed partial class ConditionGenerator
{
    private (string Text, Func<ModelRow, bool?> Evaluate) ArrayLeaf(ModelField field)
    {
        // Milvus Lite reads no signs among arguments.
        var least = IsWhole ? -2 : 0;
        object Element() => field.Schema.ElementType switch
        {
            MilvusDataType.Bool => random.Chance(0.5),
            MilvusDataType.VarChar => random.Pick(ScalarKinds.Texts),
            MilvusDataType.Double => random.Next(least * 2, 5) / 2.0,
            _ => (long)random.Next(least, 4),
        };
        Func<ModelRow, bool?> Over(Func<object[], bool> test) => row => row[field.Name] is IEnumerable list ? test([.. list.Cast<object>()]) : null;

        if (random.Chance(0.3))
        {
            var (op, length) = (random.Pick(Comparisons), random.Next(4));
            return ($"array_length({field.Name}) {op} {length}", Over(items => Holds(op, items.Length.CompareTo(length))));
        }

        if (random.Chance(0.4))
        {
            var wanted = Element();
            return ($"array_contains({field.Name}, {Write(wanted)})", Over(items => Has(items, wanted)));
        }

        object[] list = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Element())];
        return random.Chance(0.5)
            ? ($"array_contains_all({field.Name}, {WriteList(list)})", Over(items => list.All(wanted => Has(items, wanted))))
            : ($"array_contains_any({field.Name}, {WriteList(list)})", Over(items => list.Any(wanted => Has(items, wanted))));
    }

    private (string Text, Func<ModelRow, bool?> Evaluate) JsonLeaf(string key, Func<string, string> path, Func<ModelRow, Record?> document)
    {
        Func<ModelRow, bool?> Over(Func<object?, bool> test) => row => document(row) is { } found ? test(found.GetValueOrDefault(key)) : null;
        if (IsWhole && random.Chance(0.15))
            return ($"exists {path(key)}", row => document(row)?.GetValueOrDefault(key) is not (null or ICollection { Count: 0 }));
        if (key == "l")
        {
            object wanted = (long)random.Next(4);
            return ($"json_contains({path(key)}, {Write(wanted)})", Over(value => value is IEnumerable list && Has(list.Cast<object>(), wanted)));
        }

        // A literal of another type only where the server knows what that means.
        var literal = ScalarKinds.JsonValue(random, IsWhole && random.Chance(0.2) ? random.Pick(["a", "n", "s"]) : key);
        var op = key == "f" || literal is bool ? "==" : random.Pick(IsWhole ? Comparisons : [.. Comparisons.Where(op => op != "!=")]);
        return ($"{path(key)} {op} {Write(literal)}", Over(value => Compares(value, literal) ? Holds(op, Canon.Order(value!, literal)) : op == "!="));
    }

    private static bool Compares(object? left, object right) => (left, right) switch
    {
        (string, string) or (bool, bool) => true,
        _ => Canon.IsNumber(left) && Canon.IsNumber(right),
    };

    private static bool Has(IEnumerable<object> items, object wanted) => items.Any(item => Canon.Order(item, wanted) == 0);
}
