namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>A generated filter: its text, and its meaning in plain C# (null is UNKNOWN).</summary>
/// <param name="Strength">How tightly the text holds together: 3 needs no parentheses anywhere, 2 is an and, 1 an or.</param>
internal sealed record Condition(string Text, int Strength, Func<OracleRow, bool?> Evaluate)
{
    public static Condition Leaf(string text, Func<OracleRow, bool?> evaluate) => new(text, 3, evaluate);

    // C#'s lifted operators on bool? are Kleene's.
    public static Condition And(Condition left, Condition right, string op) =>
        new($"{left.Within(2)} {op} {right.Within(3)}", 2, row => left.Evaluate(row) & right.Evaluate(row));

    public static Condition Or(Condition left, Condition right, string op) =>
        new($"{left.Within(1)} {op} {right.Within(2)}", 1, row => left.Evaluate(row) | right.Evaluate(row));

    public static Condition Not(Condition operand, string op) =>
        new($"{op} ({operand.Text})", 3, row => !operand.Evaluate(row));

    private string Within(int strength) => Strength >= strength ? Text : $"({Text})";
}
