using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>SQL text and its parameters, which come in the order of their names.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _parameters = [];

    public IReadOnlyList<object> Parameters => _parameters;

    public SqlText Write(string sql)
    {
        _text.Append(sql);
        return this;
    }

    public SqlText Parameter(object value)
    {
        _text.Append("$f").Append(_parameters.Count.ToString(CultureInfo.InvariantCulture));
        _parameters.Add(value);
        return this;
    }

    public override string ToString() => _text.ToString();
}
