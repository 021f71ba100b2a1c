using System.Collections;
using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>Turns the caller's template values into constants.</summary>
internal static class TemplateValues
{
    private const int MaxNesting = 32;

    public static Constant Find(IReadOnlyDictionary<string, object?>? templates, string name, int position) =>
        templates is not null && templates.TryGetValue(name, out var value)
            ? Convert(value, name, position, 0)
            : throw new FilterException(position, $"the value of expression template variable name {{{name}}} is not found");

    private static Constant Convert(object? value, string name, int position, int nesting)
    {
        if (nesting > MaxNesting)
            throw Invalid(name, position, $"nests deeper than {MaxNesting} lists");
        return value switch
        {
            bool flag => new BoolConstant(flag),
            long integer => new IntConstant(integer),
            int integer => new IntConstant(integer),
            double real => Finite(real, name, position),
            float real => Finite(real, name, position),
            string text => Text(text, name, position),
            ReadOnlyMemory<byte> json => Json(json, name, position),
            IEnumerable list => new ListConstant(ConvertAll(list, name, position, nesting)),
            null => throw Invalid(name, position, "is null; write 'field is null'"),
            _ => throw Invalid(name, position, $"has the unsupported type {value.GetType().Name}"),
        };
    }

    private static List<Constant> ConvertAll(IEnumerable list, string name, int position, int nesting)
    {
        var items = new List<Constant>(list is ICollection collection ? collection.Count : 0);
        foreach (var item in list)
            items.Add(Convert(item, name, position, nesting + 1));
        return items;
    }

    private static FloatConstant Finite(double value, string name, int position) =>
        double.IsFinite(value) ? new FloatConstant(value) : throw Invalid(name, position, "is NaN or infinite, which no stored value is");

    private static StringConstant Text(string text, string name, int position)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                throw Invalid(name, position, "holds half of a surrogate pair, which is no text");
            rest = rest[consumed..];
        }

        return new StringConstant(text);
    }

    private static Constant Json(ReadOnlyMemory<byte> utf8, string name, int position)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return FromJson(document.RootElement, name, position);
        }
        catch (JsonException error)
        {
            throw Invalid(name, position, $"is not valid JSON ({error.Message})");
        }
    }

    private static Constant FromJson(JsonElement element, string name, int position) => element.ValueKind switch
    {
        JsonValueKind.True => new BoolConstant(true),
        JsonValueKind.False => new BoolConstant(false),
        JsonValueKind.Number when element.TryGetInt64(out var integer) => new IntConstant(integer),
        JsonValueKind.Number => Finite(element.GetDouble(), name, position),
        JsonValueKind.String => new StringConstant(element.GetString()!),
        JsonValueKind.Array => new ListConstant([.. element.EnumerateArray().Select(item => FromJson(item, name, position))]),
        _ => throw Invalid(name, position, $"holds a JSON {element.ValueKind}, which cannot be compared"),
    };

    private static FilterException Invalid(string name, int position, string problem) =>
        new(position, $"the value of expression template variable {{{name}}} {problem}");
}
