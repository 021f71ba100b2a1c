using Connectors.Milvus.Engine.Tests.Filters.Oracle;

namespace Connectors.Milvus.Engine.Tests.Filters;

/// <summary>Random filters over random rows: the SQL must find the rows that a plain evaluation in C# finds.</summary>
public sealed class FilterOracleTests
{
    private const int RowsPerSchema = 30;
    private const int FiltersPerSchema = 250;

    // FILTER_ORACLE=100000 dotnet test … tries as many filters.
    private static readonly int Schemas = int.TryParse(Environment.GetEnvironmentVariable("FILTER_ORACLE"), System.Globalization.CultureInfo.InvariantCulture, out var filters)
        ? Math.Max(1, filters / FiltersPerSchema)
        : 42;

    [Fact]
    public void Compiled_filters_find_what_plain_evaluation_finds()
    {
        var selective = 0;
        for (var seed = 0; seed < Schemas; seed++)
            selective += Run(seed);

        // Filters that pass every row or none find few mistakes.
        Assert.InRange(selective, Schemas * FiltersPerSchema / 2, Schemas * FiltersPerSchema);
    }

    // The number of filters that told rows apart.
    private static int Run(int seed)
    {
        var selective = 0;
        var random = new Random(seed);
        using var schema = new OracleSchema(random, RowsPerSchema);
        for (var i = 0; i < FiltersPerSchema; i++)
        {
            var literals = new Literals(random);
            var condition = new ConditionGenerator(random, schema.Fields, schema.Rows, literals).Next(depth: 3);
            var expected = Enumerable.Range(1, RowsPerSchema).Where(slot => condition.Evaluate(schema.Rows[slot - 1]) == true).ToList();
            Check(schema, seed, condition, literals, expected);
            selective += expected.Count is > 0 and < RowsPerSchema ? 1 : 0;
        }

        return selective;
    }

    private static void Check(OracleSchema schema, int seed, Condition condition, Literals literals, List<int> expected)
    {
        List<int> actual;
        try
        {
            actual = schema.Table.Find(condition.Text, literals.Templates);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed}: {condition.Text}\n{error.Message}", error);
        }

        if (expected.SequenceEqual(actual))
            return;
        var slot = expected.Except(actual).Concat(actual.Except(expected)).First();
        var templates = string.Join(", ", literals.Templates.Select(pair => $"{pair.Key} = {OracleRow.Show(pair.Value)}"));
        var verdict = expected.Contains(slot) ? "missed" : "wrongly found";
        Assert.Fail($"seed {seed}: {condition.Text}\nwith {templates}\n{schema.Table.Compile(condition.Text, literals.Templates).Sql}\n{verdict} row {slot}: {schema.Rows[slot - 1]}");
    }
}
