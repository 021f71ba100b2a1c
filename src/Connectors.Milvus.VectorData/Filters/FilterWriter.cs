using System.Globalization;
using System.Text;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Writes a predicate as Milvus text. Values become parameters <c>{p0}</c>, <c>{p1}</c>, …; the exceptions are like patterns, which
/// servers before 3.0 take as literals only, and array tests below a "not", where servers leave parameters unfilled. Every operand
/// of "and", "or" and "not" is in parentheses: Milvus binds "not" tighter than a comparison and "is null" looser than "or".
/// </summary>
internal sealed class FilterWriter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);

    public static MilvusFilter Write(Predicate predicate, FilterProperty key)
    {
        if (predicate is ConstantPredicate constant)
            return new MilvusFilter(constant.Value ? "" : $"{key.StorageName} in []");

        var writer = new FilterWriter();
        writer.Write(predicate);
        return new MilvusFilter(writer._text.ToString(), writer._parameters);
    }

    private void Write(Predicate predicate)
    {
        switch (predicate)
        {
            case JunctionPredicate junction:
                WriteJunction(junction);
                break;
            case ComparisonPredicate comparison:
                Write(comparison.Left);
                _text.Append(' ').Append(comparison.Operator.Text()).Append(' ');
                Write(comparison.Right);
                break;
            case BoolPredicate flag:
                Write(flag.Term);
                _text.Append(flag.Expected ? " == true" : " == false");
                break;
            case NullPredicate test:
                _text.Append(test.Field.StorageName).Append(test.ExpectsNull ? " is null" : " is not null");
                break;
            case MembershipPredicate membership:
                Write(membership.Term);
                _text.Append(membership.Negated ? " not in " : " in ");
                WriteParameter(ToList(membership.Values));
                break;
            case LikePredicate like:
                WriteNegatable(like.Negated, () => WriteLike(like));
                break;
            case ArrayPredicate array:
                WriteNegatable(array.Negated, () => WriteArray(array));
                break;
            default:
                throw new InvalidOperationException($"A constant stands inside {_text}: the binder folds them.");
        }
    }

    private void WriteJunction(JunctionPredicate junction)
    {
        for (var i = 0; i < junction.Operands.Count; i++)
        {
            _text.Append(i == 0 ? "(" : junction.IsAnd ? " and (" : " or (");
            Write(junction.Operands[i]);
            _text.Append(')');
        }
    }

    private void WriteNegatable(bool negated, Action write)
    {
        _text.Append(negated ? "not (" : "");
        write();
        _text.Append(negated ? ")" : "");
    }

    private void WriteLike(LikePredicate like)
    {
        Write(like.Term);
        _text.Append(" like ");
        FilterLiteral.Append(_text, like.Pattern);
    }

    private void WriteArray(ArrayPredicate array)
    {
        var function = array.Test switch
        {
            ArrayTest.Contains => "array_contains",
            ArrayTest.ContainsAny => "array_contains_any",
            _ => "array_contains_all",
        };
        _text.Append(function).Append('(').Append(array.Array.StorageName).Append(", ");
        var argument = array.Test == ArrayTest.Contains ? array.Values[0] : ToList(array.Values);
        if (array.Negated)
            FilterLiteral.Append(_text, argument);
        else
            WriteParameter(argument);
        _text.Append(')');
    }

    private void Write(Term term)
    {
        switch (term)
        {
            case FieldTerm field:
                _text.Append(field.Property.StorageName);
                break;
            case ElementTerm element:
                _text.Append(CultureInfo.InvariantCulture, $"{element.Array.StorageName}[{element.Index}]");
                break;
            case LengthTerm length:
                _text.Append("array_length(").Append(length.Array.StorageName).Append(')');
                break;
            case ArithmeticTerm arithmetic:
                _text.Append('(');
                Write(arithmetic.Left);
                _text.Append(' ').Append(arithmetic.Operator).Append(' ');
                Write(arithmetic.Right);
                _text.Append(')');
                break;
            case ValueTerm value:
                WriteParameter(value.Value);
                break;
        }
    }

    private void WriteParameter(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{_parameters.Count}");
        _parameters.Add(name, value);
        _text.Append('{').Append(name).Append('}');
    }

    /// <summary>Stored values of one field are of one type; a typed list spares the client from finding that out.</summary>
    private static object ToList(IReadOnlyList<object> values) => values[0] switch
    {
        long => values.Cast<long>().ToArray(),
        double => values.Cast<double>().ToArray(),
        bool => values.Cast<bool>().ToArray(),
        string => values.Cast<string>().ToArray(),
        _ => values,
    };
}
