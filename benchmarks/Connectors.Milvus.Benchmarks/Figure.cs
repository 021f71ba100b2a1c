using System.Text.Json;

namespace Connectors.Milvus.Benchmarks;

/// <summary>One measured figure: a value, the limit measured or set beside it in the same run, and their ratio.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What our code reached.</param>
/// <param name="Limit">What the machine (or the rule) allows.</param>
/// <param name="Unit">The unit of both.</param>
internal sealed record Figure(string Name, double Value, double Limit, string Unit)
{
    /// <summary>How many rows it was measured over, where that is not always the same.</summary>
    public int? Rows { get; init; }

    public double Ratio => Limit == 0 ? 0 : Value / Limit;

    /// <summary>One JSON line; numbers are rounded to what the measurement is worth.</summary>
    public string ToJson()
    {
        var line = new Dictionary<string, object>
        {
            ["name"] = Name,
            ["ratio"] = Math.Round(Ratio, 3),
            ["value"] = Significant(Value),
            ["limit"] = Significant(Limit),
            ["unit"] = Unit,
        };
        if (Rows is { } rows)
            line.Add("rows", rows);
        return JsonSerializer.Serialize(line);
    }

    private static double Significant(double number) =>
        number == 0 ? 0 : Math.Round(number, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 6));
}
