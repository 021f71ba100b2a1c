using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Filters.Sql;

// Words and phrases.
internal sealed partial class SqlWriter
{
    // As a set of slots the condition is FALSE for a NULL text. That is as good as UNKNOWN unless a NOT turns it round.
    private void WriteText(TextPredicate text)
    {
        if (text.Field.TermTable is not { } table || TermIndex.Ask(text.Query) is not { } question)
        {
            WriteMatch(text);
            return;
        }

        if (_negations > 0)
            _sql.Write("iif(").Write(text.Field.SqlName).Write(" IS NULL,NULL,");
        if (question.Match.Length == 0)
            _sql.Write("0");
        else
            WriteLookup(text, table, question.Match, question.IsExact);
        if (_negations > 0)
            _sql.Write(")");
    }

    private void WriteLookup(TextPredicate text, string table, string match, bool isExact)
    {
        _sql.Write("(slot IN (SELECT rowid FROM ").Write(table).Write(" WHERE ").Write(table).Write(" MATCH ").Parameter(match).Write(")");
        if (!isExact)
        {
            _sql.Write(" AND ");
            WriteMatch(text);
        }

        _sql.Write(")");
    }

    private void WriteMatch(TextPredicate text)
        => _sql.Write(SqlFunctionNames.Match).Write("(").Write(text.Field.SqlName).Write(",").Parameter(text.Query.Encode()).Write(")");
}
