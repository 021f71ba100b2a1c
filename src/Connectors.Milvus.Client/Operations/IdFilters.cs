namespace Connectors.Milvus.Client;

/// <summary>Primary keys as a filter. By nothing but <c>in</c>: the form that servers answer without a scan.</summary>
internal static class IdFilters
{
    private const string Ids = "ids";

    /// <exception cref="RecordSchemaException">The keys are not of the primary key's type.</exception>
    public static MilvusFilter For(MilvusFieldSchema primaryKey, MilvusIds ids)
    {
        RequireType(primaryKey, ids);
        return new MilvusFilter(
            $"{primaryKey.Name} in {{{Ids}}}",
            new Dictionary<string, object?> { [Ids] = (object?)ids.Texts ?? ids.Numbers });
    }

    /// <exception cref="RecordSchemaException">The keys are not of the primary key's type.</exception>
    public static void RequireType(MilvusFieldSchema primaryKey, MilvusIds ids)
    {
        var isText = primaryKey.DataType == MilvusDataType.VarChar;
        if (isText != ids.Texts is not null)
        {
            throw new RecordSchemaException(
                $"The keys are {(isText ? "numbers" : "texts")}, but the primary key '{primaryKey.Name}' is of type {primaryKey.DataType}. "
                + $"Give {(isText ? "texts" : "numbers")}.");
        }
    }
}
