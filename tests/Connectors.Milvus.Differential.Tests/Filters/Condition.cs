using Connectors.Milvus.Differential.Tests.Model;

namespace Connectors.Milvus.Differential.Tests.Filters;

/// <summary>A filter: its text, the values beside it, and its meaning; null is UNKNOWN.</summary>
internal sealed record Condition(string Text, Record Values, Func<ModelRow, bool?> Evaluate)
{
    public MilvusFilter Filter => new(Text, Values);

    public bool Holds(ModelRow row) => Evaluate(row) == true;

    public override string ToString() => Values.Count == 0 ? Text : $"{Text} with {Differential.Tests.Values.Canon.Text(Values)}";
}
