using Connectors.Milvus.Differential.Tests.Values;

namespace Connectors.Milvus.Differential.Tests.Model;

/// <summary>Random schemas of what the server has.</summary>
internal static class RandomTable
{
    public static ModelTable Next(Random random)
    {
        var autoId = random.Chance(0.2) && TestTarget.Current.Has(ServerFeature.Upserts);
        var key = random.Chance(0.5)
            ? MilvusFieldSchema.Int64("id", isPrimaryKey: true, autoId)
            : MilvusFieldSchema.VarChar("id", 64, isPrimaryKey: true, autoId);
        List<ModelField> fields = [];
        foreach (var kind in random.Some(ScalarKinds.All.Where(kind => TestTarget.Current.Has(kind.Needs)), 0.5))
            fields.Add(Scalar(random, kind, $"f{fields.Count}", canBePartitionKey: fields.All(field => !field.Schema.IsPartitionKey)));
        if (fields.Count == 0)
            fields.Add(Scalar(random, ScalarKinds.All[1], "f0", canBePartitionKey: false));

        var vectors = VectorKinds.All.Where(kind => TestTarget.Current.Has(kind.Needs)).ToArray();
        for (var i = TestTarget.Current.Has(ServerFeature.FieldMetrics) ? random.Next(1, 4) : 1; i > 0; i--)
            fields.Add(Vector(random, random.Pick(vectors), $"v{i}"));
        return new ModelTable(key, fields, isDynamic: random.Chance(0.5));
    }

    private static ModelField Scalar(Random random, ScalarKind kind, string name, bool canBePartitionKey)
    {
        var schema = kind.Declare(name);
        if (canBePartitionKey && kind.IsPartitionKey && random.Chance(0.2))
            schema = schema with { IsPartitionKey = true };
        else if (random.Chance(0.4))
            schema = schema with { IsNullable = true };
        else if (kind.IsDefaultable && random.Chance(0.3) && TestTarget.Current.Has(ServerFeature.DefaultValues))
            schema = schema with { DefaultValue = kind.Next(random) };
        return new ModelField(schema, kind.Next) { Scalar = kind };
    }

    private static ModelField Vector(Random random, VectorKind kind, string name)
    {
        var isNullable = random.Chance(0.3) && TestTarget.Current.Has(ServerFeature.NullVectors);
        return new ModelField(kind.Declare(name) with { IsNullable = isNullable }, kind.Next) { Vector = kind, Metric = random.Pick(kind.Metrics) };
    }
}
