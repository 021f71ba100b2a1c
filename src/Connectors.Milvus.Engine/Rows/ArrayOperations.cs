using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>
/// What a partial upsert does to arrays. A null that was sent changes nothing; a row without an array begins with an empty one.
/// <code>
/// [a, b] append [c, a] → [a, b, c, a]        [a, b, a, c, b] remove [a, b] → [c]
/// </code>
/// </summary>
internal static class ArrayOperations
{
    public static void Check(CollectionEntry collection, UpsertCommand command)
    {
        foreach (var (name, operation) in command.ArrayOperations)
        {
            if (name.Length == 0)
                throw Errors.Invalid($"field_ops: the name of a field is empty");
            var field = collection.FindField(name) ?? throw Errors.Invalid($"field_ops: field {name} does not exist in the schema");
            if (operation == ArrayOperation.Replace)
                continue;
            if (field.Type != EngineDataType.Array)
                throw Errors.Invalid($"field_ops: operation {operation} needs an Array field, but {name} is {field.Type}");
            if (command.Columns.All(column => column.Name != name))
                throw Errors.Invalid($"field_ops: field {name} has an operation but no data");
        }
    }

    public static ArrayColumn Apply(ArrayColumn present, ArrayColumn sent, ArrayOperation operation)
    {
        var rows = new Array?[sent.Count];
        var valid = new bool[sent.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var old = present.IsNull(row) ? null : present.Rows[row];
            rows[row] = sent.IsNull(row) ? old : Apply(old, sent.Rows[row]!, operation);
            valid[row] = rows[row] is not null;
        }

        return new ArrayColumn(sent.Name, sent.ElementType, rows, Array.TrueForAll(valid, static isValid => isValid) ? null : valid);
    }

    private static Array Apply(Array? present, Array sent, ArrayOperation operation) => sent switch
    {
        { Length: 0 } => present ?? sent,
        bool[] values => Apply((bool[]?)present, values, operation),
        int[] values => Apply((int[]?)present, values, operation),
        long[] values => Apply((long[]?)present, values, operation),
        float[] values => Apply((float[]?)present, values, operation),
        double[] values => Apply((double[]?)present, values, operation),
        _ => Apply((string[]?)present, (string[])sent, operation),
    };

    private static T[] Apply<T>(T[]? present, T[] sent, ArrayOperation operation)
    {
        if (operation == ArrayOperation.Append)
            return [.. present ?? [], .. sent];
        var gone = new HashSet<T>(sent);
        return [.. (present ?? []).Where(value => !gone.Contains(value))];
    }
}
