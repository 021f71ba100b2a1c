using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>The functions of all collections. The table is made when the first collection with one is.</summary>
internal static class FunctionTable
{
    public const string Select = "SELECT collection_id, id, name, description, type, input_fields, output_fields, parameters FROM functions ORDER BY collection_id, id";

    public static FunctionDefinition Read(Statement row) => new()
    {
        FunctionId = row.Int64(1),
        Name = row.Text(2),
        Description = row.Text(3),
        Type = (EngineFunctionType)row.Int64(4),
        InputFields = CatalogText.ReadList(row.Text(5)),
        OutputFields = CatalogText.ReadList(row.Text(6)),
        Parameters = CatalogText.Read(row.Text(7)),
    };

    public static void Add(Session session, CollectionEntry collection)
    {
        if (collection.Definition.Functions.Count == 0)
            return;
        session.Connection.Define("""
            CREATE TABLE IF NOT EXISTS functions (
              collection_id INTEGER NOT NULL,
              id INTEGER NOT NULL,
              name TEXT NOT NULL,
              description TEXT NOT NULL,
              type INTEGER NOT NULL,
              input_fields TEXT NOT NULL,
              output_fields TEXT NOT NULL,
              parameters TEXT NOT NULL,
              PRIMARY KEY (collection_id, id)) STRICT, WITHOUT ROWID
            """);
        using var insert = session.Prepare("INSERT INTO functions VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var function in collection.Definition.Functions)
        {
            insert.Reset();
            insert.Bind(1, collection.Id);
            insert.Bind(2, function.FunctionId);
            insert.BindText(3, function.Name);
            insert.BindText(4, function.Description);
            insert.Bind(5, (long)function.Type);
            insert.BindText(6, CatalogText.WriteList(function.InputFields));
            insert.BindText(7, CatalogText.WriteList(function.OutputFields));
            insert.BindText(8, CatalogText.Write(function.Parameters));
            insert.Execute();
        }
    }

    public static void Drop(Session session, CollectionEntry collection)
    {
        if (collection.Definition.Functions.Count == 0)
            return;
        using var delete = session.Prepare("DELETE FROM functions WHERE collection_id = ?");
        delete.Bind(1, collection.Id);
        delete.Execute();
    }

    public static bool Exists(Session session) => session.Connection.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'functions'") > 0;
}
