using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>Rows of a result as JSON objects. Keys of the dynamic field stand beside the fields.</summary>
internal sealed class ResultRows
{
    private readonly ResultColumn[] _columns;
    private readonly HashSet<string>? _dynamicKeys;

    public ResultRows(IReadOnlyList<FieldData> fields, IReadOnlyList<string> outputFields, ResultStyle style)
    {
        _columns = [.. fields.Select(field => new ResultColumn(field, style))];
        // What was asked for and is no field is a dynamic key; the dynamic field itself means all keys.
        var keys = outputFields.Except(_columns.Where(column => !column.IsDynamic).Select(column => column.Name), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        _dynamicKeys = keys.Contains(DynamicFieldJson.FieldName) || keys.Contains("*") ? null : keys;
    }

    /// <summary>The columns of one row, inside an object that the caller opened.</summary>
    public void WriteColumns(Utf8JsonWriter writer, int row)
    {
        foreach (var column in _columns)
        {
            if (column.IsDynamic)
            {
                column.WriteMembers(writer, row, _dynamicKeys);
                continue;
            }

            writer.WritePropertyName(column.Name);
            column.WriteValue(writer, row);
        }
    }
}
