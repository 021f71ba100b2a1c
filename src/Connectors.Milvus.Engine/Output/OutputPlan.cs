using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Output;

/// <summary>
/// Which columns an answer has. <c>*</c> stands for every field that no function fills and the dynamic one; a name that is no field is a dynamic key where rows
/// may have such; keys asked for by name cut the dynamic JSON down to them.
/// </summary>
internal sealed class OutputPlan
{
    private const string Everything = "*";

    private OutputPlan(List<string> names, List<FieldEntry> fields, List<string>? dynamicKeys)
    {
        Names = names;
        Fields = fields;
        DynamicKeys = dynamicKeys;
    }

    /// <summary>What was asked for, with <c>*</c> spelled out and without repetitions.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns of the answer in order, vectors and the dynamic field among them.</summary>
    public IReadOnlyList<FieldEntry> Fields { get; }

    /// <summary>The keys to keep of the dynamic field; null means all.</summary>
    public IReadOnlyList<string>? DynamicKeys { get; }

    /// <param name="collection">The collection.</param>
    /// <param name="asked">The output fields of the request.</param>
    /// <param name="alwaysKey">Whether the primary key is a column even if nobody asked for it, as in a query.</param>
    public static OutputPlan Create(CollectionEntry collection, IReadOnlyList<string> asked, bool alwaysKey)
    {
        var names = new List<string>();
        var fields = new List<FieldEntry>();
        var keys = new List<string>();
        var wholeDynamic = false;
        foreach (var name in asked.SelectMany(name => Expand(collection, name.Trim())))
        {
            if (names.Contains(name))
                continue;
            names.Add(name);
            if (collection.FindField(name) is { IsFunctionOutput: true })
                throw Errors.Invalid($"not allowed to retrieve raw data of field {name}");
            var field = collection.FindField(name) ?? collection.Dynamic ?? throw Errors.Plain($"field {name} not exist");
            if (field.IsDynamic && name == FieldEntry.DynamicName)
                wholeDynamic = true;
            else if (field.IsDynamic)
                keys.Add(name);
            if (!fields.Contains(field))
                fields.Add(field);
        }

        if (alwaysKey && !fields.Contains(collection.PrimaryKey))
        {
            fields.Add(collection.PrimaryKey);
            names.Add(collection.PrimaryKey.Name);
        }

        return new OutputPlan(names, fields, wholeDynamic ? null : keys);
    }

    private static IEnumerable<string> Expand(CollectionEntry collection, string name)
    {
        if (name.Length == 0)
            throw Errors.Plain($"field {name} not exist: an output field's name is empty");
        if (name != Everything)
            return [name];
        var fields = collection.Fields.Where(static field => !field.IsFunctionOutput).Select(static field => field.Name);
        return collection.Dynamic is null ? fields : fields.Append(FieldEntry.DynamicName);
    }
}
