using System.Globalization;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>A value known when the filter is compiled: a literal, a template's value or a folded computation.</summary>
internal abstract record Constant
{
    /// <summary>The Milvus type that a literal of this kind has.</summary>
    public abstract string TypeName { get; }
}

internal sealed record BoolConstant(bool Value) : Constant
{
    public override string TypeName => "Bool";

    public override string ToString() => Value ? "true" : "false";
}

internal sealed record IntConstant(long Value) : Constant
{
    public override string TypeName => "Int64";

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

internal sealed record FloatConstant(double Value) : Constant
{
    public override string TypeName => "Double";

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}

internal sealed record StringConstant(string Value) : Constant
{
    private const int MaxShown = 40;

    public override string TypeName => "VarChar";

    public override string ToString() => Value.Length <= MaxShown ? $"\"{Value}\"" : $"\"{Value.AsSpan(0, MaxShown)}…\"";
}

/// <summary>A moment, in microseconds since 1970.</summary>
internal sealed record TimeConstant(long Microseconds) : Constant
{
    public override string TypeName => "Timestamptz";

    public override string ToString() => $"ISO '{Columns.TimestampText.Format(Microseconds, TimeZoneInfo.Utc)}'";
}

internal sealed record ListConstant(IReadOnlyList<Constant> Items) : Constant
{
    public override string TypeName => "Array";

    public override string ToString() => $"a list of {Items.Count} value(s)";
}
