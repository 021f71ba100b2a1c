using System.Globalization;
using System.Text;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Writes a predicate as Milvus text. Every value becomes a parameter: <c>{p0}</c>, <c>{p1}</c>, …; where a server wants a literal
/// instead, the client writes it. Every operand of "and", "or" and "not" is in parentheses: Milvus binds "not" tighter than a
/// comparison and "is null" looser than "or".
/// </summary>
internal sealed class FilterWriter
{
    private const int LargestKeptText = 4_096;

    private static readonly string[] Names = [.. Enumerable.Range(0, 32).Select(Name)];

    /// <summary>
    /// The writer of the last filter that this thread wrote: filters are written for every call, most are short, and a filter copies what it is
    /// made of. Taken while it writes, so that a failure leaves nothing half written behind.
    /// </summary>
    [ThreadStatic]
    private static FilterWriter? s_kept;

    private readonly StringBuilder _text = new(256);
    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);

    public static MilvusFilter Write(Predicate predicate, FilterProperty key)
    {
        if (predicate is ConstantPredicate constant)
            return new MilvusFilter(constant.Value ? "" : $"{key.StorageName} in []");

        var writer = s_kept ?? new FilterWriter();
        s_kept = null;
        writer.Write(predicate);
        var filter = new MilvusFilter(writer._text.ToString(), writer._parameters);
        if (writer._text.Capacity > LargestKeptText || writer._parameters.Count > Names.Length)
            return filter;

        writer._text.Clear();
        writer._parameters.Clear();
        s_kept = writer;
        return filter;
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
                _text.Append(like.Negated ? "not (" : "");
                Write(like.Term);
                _text.Append(" like ");
                WriteParameter(like.Pattern);
                _text.Append(like.Negated ? ")" : "");
                break;
            case ArrayPredicate array:
                _text.Append(array.Negated ? "not (" : "").Append(array.Array.IsJsonPath ? "json_" : "array_").Append(Function(array.Test)).Append('(').Append(array.Array.StorageName).Append(", ");
                WriteParameter(array.Test == ArrayTest.Contains ? array.Values[0] : ToList(array.Values));
                _text.Append(array.Negated ? "))" : ")");
                break;
            default:
                throw new InvalidOperationException($"A constant stands inside {_text}: the binder folds them.");
        }
    }

    private void WriteJunction(JunctionPredicate junction)
    {
        for (var i = 0; i < junction.Operands.Length; i++)
        {
            _text.Append(i == 0 ? "(" : junction.IsAnd ? " and (" : " or (");
            Write(junction.Operands[i]);
            _text.Append(')');
        }
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
        var name = _parameters.Count < Names.Length ? Names[_parameters.Count] : Name(_parameters.Count);
        _parameters.Add(name, value);
        _text.Append('{').Append(name).Append('}');
    }

    private static string Name(int position) => string.Create(CultureInfo.InvariantCulture, $"p{position}");

    private static string Function(ArrayTest test) => test switch
    {
        ArrayTest.Contains => "contains",
        ArrayTest.ContainsAny => "contains_any",
        _ => "contains_all",
    };

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
