using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>Requests that change the fields and functions of a collection.</summary>
internal static class EvolutionRequests
{
    /// <summary>A field the way that servers before 3.0 take it.</summary>
    public static AddCollectionFieldRequest AddField(CollectionKey target, MilvusFieldSchema field) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        Schema = SchemaMessages.ToMessage(field).ToByteString(),
    };

    /// <summary>A field the way that servers from 3.0 on take it.</summary>
    public static AlterCollectionSchemaRequest AlterByAdding(CollectionKey target, MilvusFieldSchema field) =>
        Alter(target, new() { AddRequest = new() { FieldInfos = { new AlterCollectionSchemaRequest.Types.FieldInfo { FieldSchema = SchemaMessages.ToMessage(field) } } } });

    /// <summary>A function with the field it fills. Servers want the index in the same call, so that filling it can begin.</summary>
    public static AlterCollectionSchemaRequest AddFunctionField(
        CollectionKey target, MilvusFunctionSchema function, MilvusFieldSchema field, MilvusIndexParams index)
    {
        var indexRequest = IndexRequests.Create(target, index);
        return Alter(target, new()
        {
            AddRequest = new()
            {
                FieldInfos =
                {
                    new AlterCollectionSchemaRequest.Types.FieldInfo
                    {
                        FieldSchema = SchemaMessages.ToMessage(field with { IsFunctionOutput = true }),
                        IndexName = indexRequest.IndexName,
                        ExtraParams = { indexRequest.ExtraParams },
                    },
                },
                FuncSchema = { FunctionMessages.ToMessage(function) },
            },
        });
    }

    public static AlterCollectionSchemaRequest DropField(CollectionKey target, string field) =>
        Alter(target, new() { DropRequest = new() { FieldName = field } });

    public static AlterCollectionSchemaRequest DropFunctionField(CollectionKey target, string function) =>
        Alter(target, new() { DropRequest = new() { FunctionName = function, DropFunctionOutputFields = true } });

    public static AddCollectionStructFieldRequest AddStructField(CollectionKey target, MilvusStructFieldSchema field) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        StructArrayFieldSchema = StructFieldMessages.ToMessage(field),
    };

    public static AddCollectionFunctionRequest AddFunction(CollectionKey target, MilvusFunctionSchema function) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        FunctionSchema = FunctionMessages.ToMessage(function),
    };

    public static AlterCollectionFunctionRequest AlterFunction(CollectionKey target, MilvusFunctionSchema function) => new()
    {
        DbName = target.Database,
        CollectionName = target.Name,
        FunctionName = function.Name,
        FunctionSchema = FunctionMessages.ToMessage(function),
    };

    public static DropCollectionFunctionRequest DropFunction(CollectionKey target, string function) =>
        new() { DbName = target.Database, CollectionName = target.Name, FunctionName = function };

    private static AlterCollectionSchemaRequest Alter(CollectionKey target, AlterCollectionSchemaRequest.Types.Action action) =>
        new() { DbName = target.Database, CollectionName = target.Name, Action = action };
}
