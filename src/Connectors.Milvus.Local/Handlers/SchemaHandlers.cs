using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Changes of schemas: fields added, dropped and altered. Functions are refused by name.</summary>
internal static class SchemaHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.AddCollectionField, AddField);
        table.Add(MilvusRpcs.AlterCollectionSchema, AlterSchema);
        table.Add(MilvusRpcs.AlterCollectionField, AlterField);
    }

    private static Status AddField(AddCollectionFieldRequest request, RpcContext context)
    {
        context.Engine.AddField(
            context.Database(request.DbName), request.CollectionName, SchemaReader.ReadField(request.Schema), context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static AlterCollectionSchemaResponse AlterSchema(AlterCollectionSchemaRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        switch (request.Action?.OpCase)
        {
            case AlterCollectionSchemaRequest.Types.Action.OpOneofCase.AddRequest:
                Add(request.Action.AddRequest, database, request.CollectionName, context);
                break;
            case AlterCollectionSchemaRequest.Types.Action.OpOneofCase.DropRequest:
                Drop(request.Action.DropRequest, database, request.CollectionName, context);
                break;
            default:
                throw Failures.Invalid("alter schema action is empty: invalid parameter");
        }

        return new AlterCollectionSchemaResponse { AlterStatus = MilvusStatus.Success() };
    }

    private static void Add(AlterCollectionSchemaRequest.Types.AddRequest add, string database, string collection, RpcContext context)
    {
        if (add.FuncSchema.Count > 0)
            throw Failures.NotSupported($"Adding a function ({add.FuncSchema[0].Name})");
        if (add.FieldInfos.Count != 1)
            throw Failures.Invalid($"a schema change adds one field, but got {add.FieldInfos.Count}: invalid parameter");
        var info = add.FieldInfos[0];
        if (info.FieldSchema is null)
            throw Failures.Invalid("the field to add has no schema: invalid parameter");
        context.Engine.AddField(database, collection, SchemaReader.ReadField(info.FieldSchema), context.CancellationToken);
        if (info.ExtraParams.Count == 0)
            return;
        context.Engine.CreateIndex(
            database,
            collection,
            new IndexDefinition { FieldName = info.FieldSchema.Name, IndexName = info.IndexName, Parameters = Parameters.ToDictionary(info.ExtraParams) },
            context.CancellationToken);
    }

    private static void Drop(AlterCollectionSchemaRequest.Types.DropRequest drop, string database, string collection, RpcContext context)
    {
        switch (drop.IdentifierCase)
        {
            case AlterCollectionSchemaRequest.Types.DropRequest.IdentifierOneofCase.FieldName:
                context.Engine.DropField(database, collection, drop.FieldName, context.CancellationToken);
                break;
            case AlterCollectionSchemaRequest.Types.DropRequest.IdentifierOneofCase.FieldId:
                var fields = context.Engine.DescribeCollection(database, collection, context.CancellationToken).Definition.Fields;
                var field = fields.FirstOrDefault(entry => entry.FieldId == drop.FieldId)
                    ?? throw Failures.Invalid($"field not found: id {drop.FieldId}: invalid parameter");
                context.Engine.DropField(database, collection, field.Name, context.CancellationToken);
                break;
            case AlterCollectionSchemaRequest.Types.DropRequest.IdentifierOneofCase.FunctionName:
                throw Failures.Invalid($"function not found: {drop.FunctionName}: invalid parameter");
            default:
                throw Failures.Invalid("nothing is named to drop: invalid parameter");
        }
    }

    private static Status AlterField(AlterCollectionFieldRequest request, RpcContext context)
    {
        context.Engine.AlterField(
            context.Database(request.DbName),
            request.CollectionName,
            request.FieldName,
            Parameters.ToDictionary(request.Properties),
            request.DeleteKeys,
            context.CancellationToken);
        return MilvusStatus.Success();
    }
}
