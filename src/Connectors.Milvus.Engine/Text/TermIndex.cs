using System.Text;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Text;

/// <summary>
/// Which rows have which terms, for the filters that match words: a full-text table of SQLite per field (FTS5, contentless, without
/// positions) that holds the terms as the field's analyzer found them. Rows are only ever added; what it still says of dropped slots does
/// no harm, since no row has them, and goes with the next compaction.
/// </summary>
internal static class TermIndex
{
    // FTS5 cuts longer terms off.
    private const int MaxTermBytes = 32_000;

    /// <summary>The terms of a write's rows, ready to be stored.</summary>
    public sealed record Rows(FieldEntry Field, string?[] Terms);

    public static void Create(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (field.HasMatch)
            session.Connection.Define($"CREATE VIRTUAL TABLE {collection.TermTable(field)} USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')");
    }

    public static void Drop(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (field.HasMatch)
            session.Connection.Define($"DROP TABLE {collection.TermTable(field)}");
    }

    /// <summary>Drops the terms of all rows.</summary>
    public static void Clear(Session session, CollectionEntry collection, FieldEntry field)
    {
        Drop(session, collection, field);
        Create(session, collection, field);
    }

    /// <summary>Reads the terms of the rows that are there, under their present slots.</summary>
    public static void Rebuild(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (!field.HasMatch)
            return;
        Clear(session, collection, field);
        using var insert = Insertion(session, collection, field);
        using var select = session.Prepare($"SELECT slot, {field.SqlName} FROM {collection.RowTable} WHERE {field.SqlName} IS NOT NULL ORDER BY slot");
        while (select.Step())
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            Add(insert, select.Int64(0), Write(field.Analyzer!, select.Text(1)));
        }
    }

    /// <summary>The terms of the rows to write; a null stands for its default.</summary>
    public static Rows Read(FieldEntry field, Column? texts, int rowCount)
    {
        var terms = new string?[rowCount];
        var byDefault = field.Default is Column<string> { Values: [var text] } ? Write(field.Analyzer!, text) : null;
        for (var row = 0; row < rowCount; row++)
            terms[row] = texts is null || texts.IsNull(row) ? byDefault : Write(field.Analyzer!, ((Column<string>)texts).Values[row]);
        return new Rows(field, terms);
    }

    public static void Append(Session session, CollectionEntry collection, Rows rows, long firstSlot)
    {
        using var insert = Insertion(session, collection, rows.Field);
        for (var row = 0; row < rows.Terms.Length; row++)
        {
            if (rows.Terms[row] is { } terms)
                Add(insert, firstSlot + row, terms);
        }
    }

    /// <summary>
    /// What to ask the table for a query: every row that matches is among the answers, and all answers match when <c>IsExact</c>. Null when
    /// the table cannot tell; empty when nothing can match.
    /// </summary>
    public static (string Match, bool IsExact)? Ask(TextQuery query)
    {
        var tokens = AnalyzerParser.Parse(query.Analyzer).Analyze(query.Text).ToArray();
        var terms = tokens.Select(static token => Write(token.Text)).Distinct(StringComparer.Ordinal).ToArray();
        if (terms.Length == 0 || (!query.IsPhrase && query.Number > terms.Length))
            return ("", true);
        if (terms.Any(static term => Encoding.UTF8.GetByteCount(term) > MaxTermBytes))
            return null;
        var needsAll = query.IsPhrase || query.Number == terms.Length;
        var isExact = query.IsPhrase ? tokens.Length == 1 : needsAll || query.Number == 1;
        return (string.Join(needsAll ? " AND " : " OR ", terms.Select(static term => $"\"{term}\"")), isExact);
    }

    private static Statement Insertion(Session session, CollectionEntry collection, FieldEntry field)
        => session.Prepare($"INSERT INTO {collection.TermTable(field)} (rowid, terms) VALUES (?, ?)");

    private static void Add(Statement insert, long slot, string terms)
    {
        insert.Reset();
        insert.Bind(1, slot);
        insert.BindText(2, terms);
        insert.Execute();
    }

    private static string Write(Analyzer analyzer, string text)
        => string.Join(' ', analyzer.Analyze(text).Select(static token => token.Text).Distinct(StringComparer.Ordinal).Select(Write));

    // FTS5's ascii tokenizer cuts at ASCII punctuation and ignores the case of ASCII letters: both are written as z and two digits, and so is z.
    private static string Write(string term)
    {
        if (term.All(static character => character is (>= 'a' and <= 'y') or (>= '0' and <= '9') or >= '\u0080'))
            return term;
        var written = new StringBuilder(term.Length + 8);
        foreach (var character in term)
        {
            if (character is (>= 'a' and <= 'y') or (>= '0' and <= '9') or >= '\u0080')
                written.Append(character);
            else
                written.Append('z').Append(((int)character).ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return written.ToString();
    }
}
